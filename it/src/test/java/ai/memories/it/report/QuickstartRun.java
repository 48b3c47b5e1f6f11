package ai.memories.it.report;

import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.baseline.Baselines;
import ai.memories.it.quickstart.PreparedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The quickstart as its user sees it on two days: as it is recorded, accepted as the baseline, and
 * then recorded anew from a service that answers some of the cases otherwise.
 */
final class QuickstartRun {
  private static final Path QUICKSTART = Path.of("..", "docs", "quickstart");

  private final Path project;

  private QuickstartRun(Path project) {
    this.project = project;
  }

  /** A copy, so that the recordings of the original stay as they are. */
  static QuickstartRun copiedTo(Path project) throws IOException {
    Path from = QUICKSTART.resolve(EvaluationRequest.MEMORIES);
    Path to = project.resolve(EvaluationRequest.MEMORIES);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return new QuickstartRun(project);
  }

  /** Where its report is. */
  Path report() {
    return project.resolve("target/memories/report.html");
  }

  /** Replays the recordings and accepts the run as the baseline. */
  QuickstartRun replayed() throws IOException, InterruptedException {
    run("replay");
    Baselines.of(project, project.resolve(EvaluationRequest.MEMORIES))
        .accept(project.resolve("target/memories"));
    return this;
  }

  /** Records all anew. */
  QuickstartRun recordedAnew() throws IOException, InterruptedException {
    run("record");
    return this;
  }

  private void run(String mode) throws IOException, InterruptedException {
    var properties = new Properties();
    properties.setProperty("memories.mode", mode);
    EvaluationRequest request =
        EvaluationRequest.builder(project)
            .environment(Map.of("MEMORIES_API_KEY", "any-key-will-do", "CI", "false"))
            .properties(properties)
            .service(PreparedService.of(QUICKSTART, QuickstartRun::otherWords))
            .build();
    if (Evaluation.run(request, EvaluationListener.NONE).isEmpty()) {
      throw new AssertionError("the quickstart has no suites");
    }
  }

  private static String otherWords(String name, String text) {
    return switch (name) {
      case "invoices / handwerker-de / terse / gemini:gemini-2.5-flash" ->
          text.replace("\"gross\": 572.39", "\"gross\": \"572,39\"").replace("\"INVOICE\"", "null");
      case "invoices / druckerei-jp / terse / gemini:gemini-2.5-flash" ->
          text.replace("\"JPY\"", "\"USD\"");
      case "invoices / luz-es / careful / gemini:gemini-2.5-flash" -> text.replace("-05-", "-06-");
      case "support/reply / threat / reply / gemini:gemini-2.5-flash" ->
          text.replace("; the reference is R-5581, in case your bank asks for it", "");
      case "invoices / studio-uk / careful / gemini:gemini-2.5-pro" -> "";
      default -> text;
    };
  }
}
