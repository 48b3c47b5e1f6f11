package ai.memories.cassette;

import static ai.memories.cassette.Requests.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.http.ApiResponse;
import ai.memories.http.ApiResponse.Origin;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaxAgeTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir private Path root;
  private final FakeService service = new FakeService();

  @BeforeEach
  void aRecordingOfTheFirstOfMarch() {
    in(Mode.RECORD, "9999d", 0).send(prompt("one")).join();
  }

  private CassetteExchange in(Mode mode, String maxAge, int daysLater) {
    return CassetteExchange.builder(service, Cassette.at(root))
        .mode(mode)
        .maxAge(MaxAge.parse(maxAge))
        .clock(Clock.fixed(FIRST.plus(Duration.ofDays(daysLater)), ZoneOffset.UTC))
        .disk(Runnable::run)
        .build();
  }

  @Nested
  class Warning {
    @Test
    void ofAnOlderRecording_isGivenWithTheAnswer() {
      CassetteExchange replay = in(Mode.REPLAY, "30d", 31);
      ApiResponse answer = replay.send(prompt("one")).join();
      assertThat(answer.origin()).isEqualTo(Origin.REPLAYED);
      assertThat(answer.note())
          .contains("the recording is of 2026-03-01, older than maxAge 30d; record it anew");
      assertThat(replay.tooOld()).isEqualTo(1);
    }

    @Test
    void ofOneThatIsAsOldAsItMayBe_isNone() {
      CassetteExchange replay = in(Mode.REPLAY, "30d", 30);
      assertThat(replay.send(prompt("one")).join().note()).isEmpty();
      assertThat(replay.tooOld()).isZero();
    }

    @Test
    void doesNotAskAnew_whereOnlyWhatIsMissingIsRecorded() {
      in(Mode.RECORD_MISSING, "30d", 31).send(prompt("one")).join();
      assertThat(service.calls()).isEqualTo(1);
    }
  }

  @Nested
  class CountedAsMissing {
    @Test
    void anOlderRecording_isAMissInReplay() {
      assertThatThrownBy(() -> in(Mode.REPLAY, "30d, miss", 31).send(prompt("one")).join())
          .hasCauseInstanceOf(CassetteMissException.class)
          .hasMessageContaining(".json is of 2026-03-01, older than maxAge 30d");
    }

    @Test
    void anOlderRecording_isAskedAnew_andDatedAnewThoughTheAnswerIsTheSame() {
      in(Mode.RECORD_MISSING, "30d, miss", 31).send(prompt("one")).join();
      assertThat(service.calls()).isEqualTo(2);

      assertThat(in(Mode.REPLAY, "30d, miss", 32).send(prompt("one")).join().note()).isEmpty();
    }
  }

  @Nested
  class Written {
    @ParameterizedTest
    @CsvSource({
      "30d, P30D",
      "12h, PT12H",
      "8w, P56D",
      "P30D, P30D",
      "PT90M, PT90M",
      "' 2 d ', P2D"
    })
    void asAnAge(String text, Duration age) {
      assertThat(MaxAge.parse(text)).isEqualTo(new MaxAge(age, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30d,miss", "P30D , miss "})
    void withMissBehind(String text) {
      assertThat(MaxAge.parse(text)).isEqualTo(new MaxAge(Duration.ofDays(30), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "30 years", "0d", "-3d", "P-1D", "miss", "30d,mis", "30m"})
    void otherwise_isRefused(String text) {
      assertThatThrownBy(() -> MaxAge.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
