package ai.memories.cassette;

/**
 * What is paid for once in a run.
 *
 * @param directory where its recording lies
 * @param fingerprint of the request
 * @param take which of its answers
 */
record Question(String directory, Fingerprint fingerprint, Take take) {

  /** As a line of the journal; a directory holds no blanks. */
  String line() {
    return directory + " " + fingerprint + " " + take.sample() + "." + take.occurrence();
  }
}
