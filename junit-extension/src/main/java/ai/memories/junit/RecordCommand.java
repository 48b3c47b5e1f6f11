package ai.memories.junit;

import ai.memories.cassette.CommandLine;
import ai.memories.evaluation.setting.Setting;
import java.util.List;
import java.util.regex.Pattern;

/** The command that records what a test misses, quoted for every common shell. */
final class RecordCommand {
  private static final String MODE = "record-missing";

  /** What tells the samples and invocations of a test apart. */
  private static final Pattern WHICH = Pattern.compile(" (?:\\[\\d+]|\\([^()]*\\))$");

  /**
   * What Surefire takes for the end of a name, and $, since cmd does not know the quotes that it
   * needs elsewhere. A name of Kotlin's may hold any of them.
   */
  private static final Pattern SPECIAL = Pattern.compile("[\\s,+$]+");

  private RecordCommand() {}

  /**
   * The command for a test.
   *
   * @param caller the name of the call: class, method, then what tells its samples apart
   */
  static String of(String caller) {
    String test = WHICH.matcher(caller).replaceFirst("");
    String pattern = SPECIAL.matcher(test).replaceAll("*");
    return CommandLine.of(List.of("mvn", "test", "-Dtest=" + pattern, mode()))
        + elsewhere("this test");
  }

  /** The command for a suite that runs as a test. */
  static String ofSuite() {
    return CommandLine.of(List.of("mvn", "test", mode())) + elsewhere("these tests");
  }

  private static String mode() {
    return "-D" + Setting.MODE.property() + "=" + MODE;
  }

  private static String elsewhere(String what) {
    return " (in another build run "
        + what
        + " with the environment variable "
        + Setting.MODE.environmentVariable()
        + "="
        + MODE
        + ")";
  }
}
