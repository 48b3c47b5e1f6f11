package ai.memories.evaluation.report;

import ai.memories.evaluation.report.NotPassed.Kind;
import ai.memories.evaluation.result.CaseResult;
import java.util.List;

/** A case that did not pass, as a block that folds. */
final class MarkdownCase {
  private static final int MAX_REASONS = 5;
  private static final int MAX_REASON = 500;
  private static final int MAX_ANSWER = 1_500;

  private MarkdownCase() {}

  static String of(Kind kind, CaseResult result) {
    var text = new StringBuilder("<details><summary>").append(kind.label()).append(' ');
    text.append(MarkdownText.code(result.name().toString())).append("</summary>\n\n");
    text.append(MarkdownText.code(result.source())).append("\n\n");
    List<String> reasons = result.reasons();
    for (String reason : reasons.subList(0, Math.min(reasons.size(), MAX_REASONS))) {
      text.append("- ").append(MarkdownText.code(VisibleText.start(reason, MAX_REASON)));
      text.append('\n');
    }
    if (reasons.size() > MAX_REASONS) {
      text.append("- and ").append(reasons.size() - MAX_REASONS).append(" more reasons\n");
    }
    result
        .output()
        .map(answer -> MarkdownText.block(VisibleText.start(answer, MAX_ANSWER)))
        .ifPresent(block -> text.append('\n').append(block));
    return text.append("\n</details>\n\n").toString();
  }
}
