package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.memories.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WordOverlapTest {
  private static final Offset<Double> EXACT = within(1e-9);

  private static Json request(String prompt) {
    return NormalForm.of(Requests.prompt(prompt), MatchRules.NONE).form();
  }

  private static String file(String prompt, String answer) {
    Json request = request(prompt);
    return RecordingFormat.write(
        new Recording(
            Fingerprint.of(request),
            Take.ofSample(1),
            List.of(),
            request,
            200,
            "application/json",
            new KeptAnswer(Json.parse("{\"text\": \"" + answer + "\"}"), List.of()),
            Duration.ZERO,
            Instant.EPOCH));
  }

  private static double overlap(String prompt, String file) {
    return new WordOverlap(request(prompt)).with(file.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void sameRequest_isNearlyAll_whateverWasAnswered() {
    double same = overlap("größe\nof an invoice", file("größe\nof an invoice", "x"));
    assertThat(same).isGreaterThan(0.9).isLessThanOrEqualTo(1);
    assertThat(overlap("größe\nof an invoice", file("größe\nof an invoice", "of an ".repeat(99))))
        .isEqualTo(same, EXACT);
  }

  @Test
  void moreWordsInCommon_isMore_whateverTheirOrder() {
    String asked = "one two three four five six";
    double all = overlap(asked, file("six five four three two one", ""));
    double half = overlap(asked, file("one two three 4 5 6", ""));
    double none = overlap(asked, file("1 2 3 4 5 6", ""));
    assertThat(all).isGreaterThan(half);
    assertThat(half).isGreaterThan(none);
  }

  @Test
  void wordThatOccursOnce_isSharedOnce() {
    assertThat(overlap("a b", file("b b b b b b b b", "")))
        .isLessThan(overlap("a b", file("a b", "")));
  }

  @Test
  void windowsLines_countTheSame() {
    String file = file("one two\nthree", "");
    assertThat(overlap("one two\nthree", file.replace("\n", "\r\n")))
        .isEqualTo(overlap("one two\nthree", file), EXACT);
  }

  @Test
  void fileThatIsNoRecording_isRankedByAllItsWords_andAnEmptyOneIsNothing() {
    assertThat(overlap("one two", "one two")).isBetween(0.0, 1.0);
    assertThat(overlap("one two", "")).isZero();
  }
}
