package ai.memories.junit;

import ai.memories.evaluation.EvaluationRequest;
import ai.memories.http.ApiKey;
import ai.memories.http.Exchange;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The JVM the tests run in, as far as we look at it.
 *
 * @param project the module's directory
 * @param environment its variables
 * @param properties its system properties
 * @param service what stands in for the remote service, in tests of our own
 */
record Host(
    Path project,
    Map<String, String> environment,
    Properties properties,
    Optional<Exchange> service) {

  /** This JVM; build tools start it in the module's directory, or name that one. */
  static Host ofThisJvm() {
    String directory = System.getProperty("basedir", System.getProperty("user.dir", "."));
    return new Host(Path.of(directory), System.getenv(), System.getProperties(), Optional.empty());
  }

  /** Where recordings, suites and {@code memories.yaml} lie. */
  Path memories() {
    return project.resolve(EvaluationRequest.MEMORIES);
  }

  /** Where results go: into the directory that the build tool cleans. */
  Path output() {
    boolean gradle =
        Files.exists(project.resolve("build.gradle"))
            || Files.exists(project.resolve("build.gradle.kts"));
    return project.resolve(gradle ? "build" : "target").resolve("memories");
  }

  /** A file named relative to the project. */
  URI uriOf(String file) {
    return project.toAbsolutePath().resolve(file).normalize().toUri();
  }

  Optional<String> key() {
    return Optional.ofNullable(environment.get(ApiKey.ENVIRONMENT_VARIABLE))
        .map(String::strip)
        .filter(key -> !key.isEmpty());
  }
}
