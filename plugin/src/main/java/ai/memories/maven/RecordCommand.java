package ai.memories.maven;

/** The command that records the cases of a filter, quoted for every common shell. */
final class RecordCommand {

  private RecordCommand() {}

  static String of(String filter) {
    return "mvn memories:evaluate \"-Dmemories.mode=record-missing\" \"-Dmemories.filter="
        + filter
        + "\"";
  }
}
