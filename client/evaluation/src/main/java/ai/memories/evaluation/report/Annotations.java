package ai.memories.evaluation.report;

import ai.memories.evaluation.report.NotPassed.Kind;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of suites that have cases that did not pass, each with what is wrong there. */
final class Annotations {
  private static final int MAX_CASES = 5;
  private static final int MAX_REASON = 300;

  private final int most;
  private final String prefix;
  private final Map<Place, Cases> cases = new LinkedHashMap<>();
  private long notShown;

  /** A line of a file. */
  record Place(String file, int line) {}

  /** What is said of one line's cases: the texts of the first, and how many there are besides. */
  private static final class Cases {
    private final List<String> first = new ArrayList<>();
    private long more;

    void add(Kind kind, CaseResult result) {
      if (first.size() < MAX_CASES) {
        first.add(text(kind, result));
      } else {
        more++;
      }
    }

    String joined() {
      String text = String.join("\n", first);
      return more > 0 ? text + "\nand " + more + " more" : text;
    }
  }

  private Annotations(int most, String prefix) {
    this.most = most;
    this.prefix = prefix;
  }

  /**
   * Reads them from the results, the newly failing first.
   *
   * @param most how many lines
   * @param prefix what makes a suite's path one of the repository
   */
  static Annotations of(RunOutcome outcome, int most, String prefix) throws IOException {
    var annotations = new Annotations(most, prefix);
    new NotPassed(outcome, ChangedCases.of(outcome.results()))
        .forEach(
            (kind, result) -> {
              annotations.add(kind, result);
              return true;
            });
    return annotations;
  }

  private void add(Kind kind, CaseResult result) {
    var line = result.json().node();
    var place =
        new Place(prefix + line.path("file").asText(), Math.max(1, line.path("line").asInt()));
    if (!cases.containsKey(place) && cases.size() == most) {
      notShown++;
      return;
    }
    cases.computeIfAbsent(place, at -> new Cases()).add(kind, result);
  }

  private static String text(Kind kind, CaseResult result) {
    String reason = result.reasons().stream().findFirst().orElse("");
    return kind.label() + ": " + result.name() + "\n" + VisibleText.start(reason, MAX_REASON);
  }

  /** As lines of a build's output. */
  List<String> lines(AnnotationSyntax syntax) {
    List<String> lines = new ArrayList<>();
    places().forEach((place, text) -> lines.add(syntax.error(place.file(), place.line(), text)));
    if (notShown > 0) {
      lines.add(syntax.more(notShown + " more cases did not pass"));
    }
    if (!lines.isEmpty()) {
      lines.addAll(0, syntax.before());
    }
    return lines;
  }

  /** Text by place, nothing hidden in it. */
  Map<Place, String> places() {
    Map<Place, String> places = new LinkedHashMap<>();
    cases.forEach((place, there) -> places.put(place, VisibleText.of(there.joined())));
    return places;
  }
}
