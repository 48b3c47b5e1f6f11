package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WireLogTest {
  private final WireLog log = new WireLog(true, ApiKey.of("a-key-without-a-shape"));

  @Test
  void keysAreLeftOutWhateverTheirShape() {
    assertThat(log.redacted("my a-key-without-a-shape and sk-mai-0123456789"))
        .isEqualTo("my [key hidden] and [hidden]");
  }

  @Test
  void theContentOfFilesIsLeftOut() {
    assertThat(log.redacted("\"data:image/png;base64," + "iVBO".repeat(100) + "\""))
        .isEqualTo("\"data:image/png;base64,[400 characters]\"");
  }

  @Test
  void longBodiesAreCut() {
    assertThat(log.redacted("word ".repeat(5_000))).hasSizeLessThan(4_100).endsWith("…");
  }
}
