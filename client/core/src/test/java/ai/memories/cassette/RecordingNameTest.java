package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingNameTest {
  private static final String FULL = "0123456789ab".repeat(5) + "cdef";

  @ParameterizedTest
  @CsvSource({
    "plain-0123456789ab.json, plain, 1, 1",
    "plain--terse--pro-0123456789ab.2.json, plain--terse--pro, 2, 1",
    "plain-0123456789ab.1.3.json, plain, 1, 3",
    "-0123456789ab.json, '', 1, 1",
    "a-0123456789ab-0123456789ab.json, a-0123456789ab, 1, 1",
  })
  void name_isReadAndWritten(String text, String slug, int sample, int occurrence) {
    RecordingName name = RecordingName.parse(text).orElseThrow();
    assertThat(name)
        .isEqualTo(new RecordingName(slug, "0123456789ab", new Take(sample, occurrence)));
    assertThat(name).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void longFingerprint_isReadAndWritten(int sample) {
    var name = RecordingName.full("plain", new Fingerprint(FULL), Take.ofSample(sample));
    assertThat(RecordingName.parse(name.toString())).contains(name);
    assertThat(name.isOf(new Fingerprint(FULL))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".json",
        "plain.json",
        "plain-0123.json",
        "plain-0123456789AB.json",
        "plain-0123456789ab.txt",
        "plain-0123456789ab.0.json",
        "plain-0123456789ab.02.json",
        "plain-0123456789ab.1.2.3.json",
        "plain-0123456789ab.x.json",
        "plain-0123456789ab..json",
        "plain-0123456789ab.12345678901.json",
        "plain-0123456789ab",
        ".recording-1.tmp"
      })
  void anythingElse_isNoRecording(String text) {
    assertThat(RecordingName.parse(text)).isEmpty();
  }
}
