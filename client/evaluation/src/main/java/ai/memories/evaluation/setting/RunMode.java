package ai.memories.evaluation.setting;

import ai.memories.cassette.Mode;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import java.util.Map;
import java.util.Optional;

/**
 * The mode of a run and who decided it.
 *
 * <pre>{@code
 * RunMode mode = RunMode.ofGoal(settings, System.getenv(), false, problems);
 * log.info("{}: {}", mode.mode(), mode.why()); // replay: there is no key
 * }</pre>
 *
 * @param mode the mode
 * @param why where it comes from, for people
 */
public record RunMode(Mode mode, String why) {

  /**
   * The mode of the Maven goal: what somebody chose; else replay where it is CI or where there is
   * no key; else what is missing is recorded. A mode that calls out is refused in CI unless
   * allowed, and without a key.
   */
  public static RunMode ofGoal(
      Settings settings, Map<String, String> environment, boolean hasKey, Problems problems) {
    Optional<String> ci = CiEnvironment.find(environment);
    RunMode chosen = chosen(settings).orElseGet(() -> byDefault(ci, hasKey));
    refuseCallingOut(chosen, ci, settings, hasKey, problems);
    return chosen;
  }

  /**
   * The mode of a JUnit test: what somebody chose, else replay, always. A mode that calls out is
   * refused in CI unless allowed, and without a key.
   */
  public static RunMode ofJUnit(
      Settings settings, Map<String, String> environment, boolean hasKey, Problems problems) {
    RunMode chosen =
        chosen(settings)
            .orElseGet(() -> new RunMode(Mode.REPLAY, "tests replay unless told otherwise"));
    refuseCallingOut(chosen, CiEnvironment.find(environment), settings, hasKey, problems);
    return chosen;
  }

  private static Optional<RunMode> chosen(Settings settings) {
    return settings.mode().map(mode -> new RunMode(mode, settings.origin(Setting.MODE).orElse("")));
  }

  private static RunMode byDefault(Optional<String> ci, boolean hasKey) {
    if (ci.isPresent()) {
      return new RunMode(Mode.REPLAY, "this is CI: " + ci.get());
    }
    return hasKey
        ? new RunMode(Mode.RECORD_MISSING, "there is a key and this is not CI")
        : new RunMode(Mode.REPLAY, "there is no key");
  }

  private static void refuseCallingOut(
      RunMode chosen, Optional<String> ci, Settings settings, boolean hasKey, Problems problems) {
    if (!chosen.mode().callsOut()) {
      return;
    }
    refuseInCi(chosen, ci, settings, problems);
    if (!hasKey) {
      problems.add(
          Problem.error(
              "mode "
                  + chosen.mode()
                  + " ("
                  + chosen.why()
                  + ") calls the service and there is no key: set the environment variable"
                  + " MEMORIES_API_KEY, or choose the mode replay"));
    }
  }

  private static void refuseInCi(
      RunMode chosen, Optional<String> ci, Settings settings, Problems problems) {
    if (ci.isPresent() && !settings.allowRecordingInCi()) {
      problems.add(
          Problem.error(
              "mode "
                  + chosen.mode()
                  + " ("
                  + chosen.why()
                  + ") calls the service, and this is CI ("
                  + ci.get()
                  + "), which replays only: remove the mode, or allow it with the environment"
                  + " variable "
                  + Setting.ALLOW_RECORDING_IN_CI.environmentVariable()
                  + "=true"));
    }
  }
}
