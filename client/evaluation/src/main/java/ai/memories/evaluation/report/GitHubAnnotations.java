package ai.memories.evaluation.report;

import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Workflow commands of GitHub Actions, one per line of a suite that has cases that did not pass.
 */
final class GitHubAnnotations {
  /** GitHub shows ten errors of a step and drops the rest. */
  private static final int MAX_LINES = 10;

  private static final int MAX_CASES = 5;
  private static final int MAX_REASON = 300;

  private final String prefix;
  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private long notShown;

  private GitHubAnnotations(String prefix) {
    this.prefix = prefix;
  }

  static List<String> of(RunOutcome outcome, String prefix) throws IOException {
    var all = outcome.totals().all();
    if (all.passed() == all.cases()) {
      return List.of();
    }
    var annotations = new GitHubAnnotations(prefix);
    try (Stream<CaseResult> results = ResultsFile.read(outcome.results())) {
      results
          .filter(result -> result.verdict() != Verdict.PASSED && !result.isSample())
          .forEach(annotations::add);
    }
    return annotations.lines();
  }

  private void add(CaseResult result) {
    JsonNode line = result.json().node();
    String file = property(prefix + line.path("file").asText());
    String place = "file=" + file + ",line=" + Math.max(1, line.path("line").asInt());
    if (!texts.containsKey(place) && texts.size() == MAX_LINES) {
      notShown++;
      return;
    }
    List<String> cases = texts.computeIfAbsent(place, at -> new ArrayList<>());
    cases.add(cases.size() < MAX_CASES ? text(result) : "");
  }

  private static String text(CaseResult result) {
    String verdict = result.verdict().name().replace('_', ' ');
    String reason = result.reasons().stream().findFirst().orElse("");
    return verdict + " " + result.name() + "\n" + VisibleText.start(reason, MAX_REASON);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    texts.forEach((place, cases) -> lines.add(line(place, cases)));
    if (notShown > 0) {
      lines.add("::notice title=Memories::" + notShown + " more cases did not pass");
    }
    return lines;
  }

  private static String line(String place, List<String> cases) {
    String text = String.join("\n", cases.subList(0, Math.min(MAX_CASES, cases.size())));
    int more = cases.size() - MAX_CASES;
    return "::error "
        + place
        + ",title=Memories::"
        + message(more > 0 ? text + "\nand " + more + " more" : text);
  }

  /** An answer must not end the command and begin another. */
  private static String message(String text) {
    return VisibleText.of(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return message(text).replace(":", "%3A").replace(",", "%2C");
  }
}
