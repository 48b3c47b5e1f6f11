package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedDateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01T10:15:30Z",
        "2024-02-29T23:59:59Z",
        "0001-01-01T00:00:00Z",
        "2026-03-01T10:15:30.5Z",
        "2026-03-01T10:15:30+02:00",
        "+12026-03-01T10:15:30Z"
      })
  void aDate_isReadAsTheJdkReadsIt(String text) {
    assertThat(RecordedDate.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-01",
        "2026-02-30T10:15:30Z",
        "2026-13-01T10:15:30Z",
        "2026-03-01T25:15:30Z",
        "+026-03-01T10:15:30Z",
        "2026-03-01T10:15:3xZ",
        "2026-03-01 10:15:30Z"
      })
  void whatIsNone_isRefused(String text) {
    assertThatThrownBy(() -> RecordedDate.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
