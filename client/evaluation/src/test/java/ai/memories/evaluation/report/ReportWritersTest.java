package ai.memories.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.problem.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportWritersTest {

  @Test
  void ours_areFound() {
    assertThat(ReportWriters.find().all())
        .extracting(ReportWriter::format)
        .contains("html", "junit", "markdown", "summary-json");
  }

  @Test
  void namedFormats_areGivenOnceAndInOrder() {
    assertThat(ReportWriters.find().named(List.of("markdown", "html", "markdown")))
        .extracting(ReportWriter::format)
        .containsExactly("markdown", "html");
  }

  @Test
  void anUnknownFormat_isRefusedWithASuggestion() {
    assertThatThrownBy(() -> ReportWriters.find().named(List.of("htlm")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("\"htlm\"; did you mean \"html\"?")
        .hasMessageContaining("markdown");
  }

  @Test
  void twoWritersOfOneFormat_areRefused() {
    assertThatThrownBy(() -> ReportWriters.of(List.of(new HtmlReport(), new HtmlReport())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("two report writers have the format \"html\"");
  }
}
