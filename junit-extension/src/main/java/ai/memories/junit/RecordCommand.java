package ai.memories.junit;

import ai.memories.evaluation.setting.Setting;

/** The command that records what a test misses, quoted for every common shell. */
final class RecordCommand {
  private static final String MODE = "record-missing";

  private RecordCommand() {}

  /**
   * The command for a test.
   *
   * @param caller the name of the call: class, method, then what tells its samples apart
   */
  static String of(String caller) {
    String test = caller.split(" ", 2)[0];
    return "mvn test \"-Dtest="
        + test.replace('$', '*') // a shell would take $ for a variable
        + "\" "
        + mode("this test");
  }

  /** The command for a suite that runs as a test. */
  static String ofSuite() {
    return "mvn test " + mode("these tests");
  }

  private static String mode(String what) {
    return "\"-D"
        + Setting.MODE.property()
        + "="
        + MODE
        + "\" (in another build run "
        + what
        + " with the environment variable "
        + Setting.MODE.environmentVariable()
        + "="
        + MODE
        + ")";
  }
}
