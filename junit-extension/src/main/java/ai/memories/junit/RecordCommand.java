package ai.memories.junit;

import ai.memories.evaluation.setting.Setting;

/** The command that records what a test misses, quoted for every common shell. */
final class RecordCommand {
  private static final String MODE = "record-missing";

  private RecordCommand() {}

  /**
   * The command.
   *
   * @param caller the name of the call: class, method, then what tells its samples apart
   */
  static String of(String caller) {
    String test = caller.split(" ", 2)[0];
    return "mvn test \"-Dtest="
        + test.replace('$', '*') // a shell would take $ for a variable
        + "\" \"-D"
        + Setting.MODE.property()
        + "="
        + MODE
        + "\" (in another build run this test with the environment variable "
        + Setting.MODE.environmentVariable()
        + "="
        + MODE
        + ")";
  }
}
