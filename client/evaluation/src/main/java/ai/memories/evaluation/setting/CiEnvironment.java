package ai.memories.evaluation.setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a run is on a CI machine, by the variables CI systems set.
 *
 * <pre>{@code
 * CiEnvironment.find(Map.of("GITHUB_ACTIONS", "true")); // Optional[GITHUB_ACTIONS=true]
 * CiEnvironment.find(Map.of("CI", "false"));            // Optional.empty
 * }</pre>
 */
public final class CiEnvironment {
  private static final String GENERAL = "CI";
  private static final List<String> VARIABLES =
      List.of(
          GENERAL,
          "GITHUB_ACTIONS",
          "GITLAB_CI",
          "JENKINS_URL",
          "TF_BUILD",
          "TEAMCITY_VERSION",
          "CODEBUILD_BUILD_ID",
          "bamboo_buildKey");

  /** One number for all jobs of a run, also when a failed one is started again. */
  private static final List<String> RUNS = List.of("GITHUB_RUN_ID", "CI_PIPELINE_ID");

  private CiEnvironment() {}

  /**
   * Which run of the CI this is, such as {@code GITHUB_RUN_ID=1234}: all its jobs have it in
   * common, and no other run has it. Empty where the CI has no such number.
   */
  public static Optional<String> run(Map<String, String> environment) {
    return RUNS.stream()
        .filter(name -> !environment.getOrDefault(name, "").isBlank())
        .map(name -> name + "=" + environment.get(name))
        .findFirst();
  }

  /**
   * What says that this is CI, such as {@code GITHUB_ACTIONS=true}; empty where nothing does, or
   * where {@code CI=false} says it is not.
   */
  public static Optional<String> find(Map<String, String> environment) {
    if ("false".equalsIgnoreCase(environment.get(GENERAL))) {
      return Optional.empty();
    }
    return VARIABLES.stream()
        .filter(name -> !environment.getOrDefault(name, "").isBlank())
        .filter(name -> !"false".equalsIgnoreCase(environment.get(name)))
        .map(name -> name + "=" + environment.get(name))
        .findFirst();
  }
}
