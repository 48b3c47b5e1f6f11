package ai.memories.evaluation.report;

import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a CI system about a run in its own ways: the job's summary page, and notes on the lines of
 * the suites. Does nothing where the environment names no such system. Immutable.
 *
 * <pre>{@code
 * var ci = CiReport.of(System.getenv());
 * ci.appendSummary(project.resolve("target/memories"));
 * ci.annotations(outcome, project).forEach(System.out::println); // bare: no log prefix
 * }</pre>
 */
public final class CiReport {
  private static final String SUMMARY_FILE = "GITHUB_STEP_SUMMARY";

  /** Where the sources are: GitHub, Azure Pipelines, GitLab. */
  private static final List<String> CHECKOUTS =
      List.of("GITHUB_WORKSPACE", "BUILD_SOURCESDIRECTORY", "CI_PROJECT_DIR");

  /**
   * GitHub refuses a step's summary of more than 1 MiB as a whole; several modules may share it.
   */
  private static final long MAX_SUMMARY_BYTES = 1_040_000;

  private final Map<String, String> environment;

  private CiReport(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** For the CI system this environment is of, if it is of one. */
  public static CiReport of(Map<String, String> environment) {
    return new CiReport(environment);
  }

  /**
   * Appends {@code summary.md} to the file the CI system shows on the job's page. Where the file
   * would become too large to be shown at all, a sentence is appended in its place.
   *
   * @param directory where the reports are
   * @throws IOException if the file cannot be written
   */
  public void appendSummary(Path directory) throws IOException {
    Path summary = directory.resolve(MarkdownSummary.FILE);
    Optional<Path> page = variable(SUMMARY_FILE).map(Path::of);
    if (page.isEmpty() || !Files.exists(summary)) {
      return;
    }
    Path file = page.get();
    long used = Files.exists(file) ? Files.size(file) : 0;
    String text =
        used + Files.size(summary) <= MAX_SUMMARY_BYTES
            ? Files.readString(summary)
            : "Memories: a summary did not fit here; it is in "
                + MarkdownText.code(summary.toString())
                + "\n";
    Files.writeString(file, "\n" + text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * Lines that make the CI system note each test that did not pass at its line of the suite, the
   * newly failing first. A host prints them bare to the standard output: behind a log's prefix they
   * are not understood. GitLab reads a file instead, which is written beside the results.
   *
   * @param project the project whose suites were run: their paths are relative to it
   * @throws IOException if the results cannot be read, or the file cannot be written
   */
  public List<String> annotations(RunOutcome outcome, Path project) throws IOException {
    Path directory = directory(outcome);
    if (isSet("GITLAB_CI")) {
      CodeQuality.write(Annotations.of(outcome, CodeQuality.MOST, prefix(project)), directory);
      return List.of();
    }
    Optional<AnnotationSyntax> syntax = syntax();
    if (syntax.isEmpty()) {
      return List.of();
    }
    Annotations annotations = Annotations.of(outcome, syntax.get().most(), prefix(project));
    List<String> lines = new ArrayList<>(annotations.lines(syntax.get()));
    Path summary = directory.resolve(MarkdownSummary.FILE);
    if (syntax.get() == AnnotationSyntax.AZURE && Files.exists(summary)) {
      lines.add("##vso[task.uploadsummary]" + summary);
    }
    return lines;
  }

  private static Path directory(RunOutcome outcome) {
    Path results = outcome.results().toAbsolutePath().normalize();
    return Objects.requireNonNull(results.getParent());
  }

  private Optional<AnnotationSyntax> syntax() {
    if (isSet("GITHUB_ACTIONS")) {
      return Optional.of(AnnotationSyntax.GITHUB);
    } else if (isSet("TF_BUILD")) {
      return Optional.of(AnnotationSyntax.AZURE);
    }
    return isSet("TEAMCITY_VERSION") ? Optional.of(AnnotationSyntax.TEAMCITY) : Optional.empty();
  }

  private boolean isSet(String name) {
    return variable(name).filter(value -> !value.equalsIgnoreCase("false")).isPresent();
  }

  /** What stands before a project's paths to make them the repository's. */
  private String prefix(Path project) {
    Path directory = project.toAbsolutePath().normalize();
    return root(directory)
        .map(root -> root.relativize(directory).toString().replace('\\', '/'))
        .filter(below -> !below.isEmpty())
        .map(below -> below + "/")
        .orElse("");
  }

  /** The checkout, as the CI system names it, or as git has it. */
  private Optional<Path> root(Path directory) {
    Optional<Path> named =
        CHECKOUTS.stream()
            .flatMap(name -> variable(name).stream())
            .map(root -> Path.of(root).toAbsolutePath().normalize())
            .filter(directory::startsWith)
            .findFirst();
    return named.isPresent() ? named : repository(directory);
  }

  private static Optional<Path> repository(Path directory) {
    for (@Nullable Path at = directory; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
