package ai.memories.evaluation.report;

import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a CI system about a run in its own ways: the job's summary page, and notes on the lines of
 * the suites. Does nothing where the environment names no such system. Immutable.
 *
 * <pre>{@code
 * var ci = CiReport.of(System.getenv());
 * ci.appendSummary(target.resolve("memories"));
 * ci.annotations(outcome, project).forEach(System.out::println); // bare: no log prefix
 * }</pre>
 */
public final class CiReport {
  private static final String SUMMARY_FILE = "GITHUB_STEP_SUMMARY";
  private static final String WORKSPACE = "GITHUB_WORKSPACE";

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
   * Lines that make the CI system note each test that did not pass at its line of the suite. A host
   * prints them bare to the standard output: behind a log's prefix they are not understood.
   *
   * @param project the project whose suites were run: their paths are relative to it
   * @throws IOException if the results cannot be read
   */
  public List<String> annotations(RunOutcome outcome, Path project) throws IOException {
    return variable("GITHUB_ACTIONS").filter("true"::equals).isPresent()
        ? GitHubAnnotations.of(outcome, prefix(project))
        : List.of();
  }

  /** What stands before a project's paths to make them the repository's. */
  private String prefix(Path project) {
    Path directory = project.toAbsolutePath().normalize();
    return variable(WORKSPACE)
        .map(root -> Path.of(root).toAbsolutePath().normalize())
        .filter(directory::startsWith)
        .map(root -> root.relativize(directory).toString().replace('\\', '/'))
        .filter(below -> !below.isEmpty())
        .map(below -> below + "/")
        .orElse("");
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
