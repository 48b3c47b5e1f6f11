package ai.memories.evaluation;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.report.ReportWriter;
import ai.memories.evaluation.report.ReportWriters;
import ai.memories.evaluation.report.SummaryJson;
import ai.memories.evaluation.setting.Settings;
import java.util.ArrayList;
import java.util.List;

/** Which reports a run writes. */
final class WantedReports {

  private WantedReports() {}

  /**
   * Those of the setting {@code formats}, and {@code summary.json} besides: a run that is to be
   * reported anew or joined with others is read from it.
   *
   * @param problems takes the formats there are not
   */
  static List<ReportWriter> of(Settings settings, Problems problems) {
    List<ReportWriter> wanted = new ArrayList<>(named(settings, problems));
    if (wanted.stream().noneMatch(SummaryJson.class::isInstance)) {
      wanted.add(new SummaryJson());
    }
    return List.copyOf(wanted);
  }

  /** Those of the setting {@code formats} alone. */
  static List<ReportWriter> named(Settings settings, Problems problems) {
    try {
      ReportWriters all = ReportWriters.find();
      return settings.formats().isEmpty() ? all.all() : all.named(settings.formats());
    } catch (ConfigurationException e) {
      e.problems().forEach(problems::add);
      return List.of();
    }
  }
}
