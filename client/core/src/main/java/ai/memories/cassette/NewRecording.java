package ai.memories.cassette;

/**
 * A recording on its way to the disk.
 *
 * @param slug what its file's name begins with, before it is made to fit
 * @param recording what is to be kept
 * @param anew whether it takes the place of a recording that is good enough, too
 * @param acceptance which recordings are
 */
record NewRecording(String slug, Recording recording, boolean anew, Acceptance acceptance) {

  /** Whether what is there, or cannot be read any more, gives way to another answer. */
  boolean displaces(Recording there) {
    return anew || acceptance.objection(there).isPresent();
  }

  /** Whether the file that is there is replaced. An equal answer is not, but for its date. */
  boolean replaces(Recording there) {
    boolean same = there.sameAnswer(recording) && !acceptance.isTooOld(there);
    return !same && displaces(there);
  }
}
