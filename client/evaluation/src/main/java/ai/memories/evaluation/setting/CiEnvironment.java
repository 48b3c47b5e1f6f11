package ai.memories.evaluation.setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a run is on a CI machine, by the variables CI systems set. */
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

  private CiEnvironment() {}

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
