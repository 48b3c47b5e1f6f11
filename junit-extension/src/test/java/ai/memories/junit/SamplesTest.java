package ai.memories.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.memories.cassette.CassetteMissException;
import ai.memories.cassette.Repeats;
import ai.memories.client.ChatModel;
import ai.memories.http.ApiResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

class SamplesTest {
  private TestKit kit;

  @BeforeEach
  void aProject(@TempDir Path project) {
    kit = new TestKit(project).recording();
  }

  /** The failure of the container, that is, of all samples together. */
  private static Optional<Throwable> verdict(EngineExecutionResults results) {
    return results.containerEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .flatMap(result -> result.getThrowable().stream())
        .findFirst();
  }

  /** Answers so many times with "good", then with "bad", for each model. */
  private void goodAnswers(int count) {
    var asked = new AtomicInteger();
    kit.service = prompt -> TestKit.answer(asked.incrementAndGet() <= count ? "good" : "bad");
  }

  @Nested
  class Invocations {

    static class TwoModels {
      @MemoriesTest(
          models = {"gemini:gemini-2.5-flash", "gemini:gemini-2.5-pro"},
          samples = 2)
      void asks(ChatModel model, Sample sample, TestInfo info) {
        assertThat(model.id()).isEqualTo(sample.model());
        assertThat(info.getDisplayName()).isEqualTo(sample.toString());
        model.chat("same question");
      }
    }

    @Test
    void areModelsTimesSamples_namedAfterThem_eachWithItsRecording() {
      EngineExecutionResults results = kit.run(TwoModels.class);

      assertThat(
              results.testEvents().succeeded().stream()
                  .map(event -> event.getTestDescriptor().getDisplayName()))
          .containsExactly(
              "gemini-2.5-flash #1/2",
              "gemini-2.5-flash #2/2",
              "gemini-2.5-pro #1/2",
              "gemini-2.5-pro #2/2");
      String asks = "tests/ai/memories/junit/samples-test/invocations/two-models/asks-*";
      assertThat(kit.recordings())
          .containsExactly(asks + ".2.json", asks + ".2.json", asks + ".json", asks + ".json");
      kit.replaying().run(TwoModels.class).testEvents().assertStatistics(s -> s.succeeded(4));
    }

    @MemoriesTest(samples = 3)
    static class DefaultsOfClass {
      @MemoriesTest
      void asks(Sample sample) {
        assertThat(sample.total()).isEqualTo(3);
      }

      @Test
      void plain(Sample sample) {
        assertThat(sample.total()).isEqualTo(1);
      }
    }

    @Test
    void takeTheNumberOfTheClass_whereTheMethodSaysNone() {
      kit.run(DefaultsOfClass.class).testEvents().assertStatistics(stats -> stats.succeeded(4));
    }

    static class NoRate {
      @MemoriesTest(samples = 3)
      void asks(ChatModel model) {
        assertThat(model.chat("q").text()).isEqualTo("good");
      }
    }

    @Test
    void withoutARate_failByThemselves() {
      goodAnswers(2);

      EngineExecutionResults results = kit.run(NoRate.class);

      results.testEvents().assertStatistics(stats -> stats.succeeded(2).failed(1).aborted(0));
      assertThat(verdict(results)).isEmpty();
    }
  }

  @Nested
  class Rate {

    static class NineOfTen {
      @MemoriesTest(samples = 10, minPassRate = 0.9)
      void asks(ChatModel model) {
        assertThat(model.chat("q").text()).isEqualTo("good");
      }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class InParallel {
      @MemoriesTest(samples = 10, minPassRate = 0.9)
      void asks(ChatModel model) {
        assertThat(model.chat("q").text()).isEqualTo("good");
      }
    }

    @Test
    void oneBadAnswerOfTen_isForgiven_andShownAsAborted() {
      goodAnswers(9);

      EngineExecutionResults results = kit.run(NineOfTen.class);

      results.testEvents().assertStatistics(stats -> stats.succeeded(9).aborted(1).failed(0));
      assertThat(verdict(results)).isEmpty();
      Event aborted = results.testEvents().aborted().stream().findFirst().orElseThrow();
      assertThat(aborted.getRequiredPayload(TestExecutionResult.class).getThrowable())
          .hasValueSatisfying(
              t -> assertThat(t).hasMessageStartingWith("gemini-2.5-flash #10/10 did not pass:"));
    }

    @Test
    void threeBadAnswersOfTen_failTheTestAsAWhole() {
      goodAnswers(7);

      EngineExecutionResults results = kit.run(NineOfTen.class);

      results.testEvents().assertStatistics(stats -> stats.succeeded(7).aborted(3).failed(0));
      assertThat(verdict(results))
          .hasValueSatisfying(
              t ->
                  assertThat(t)
                      .isInstanceOf(AssertionError.class)
                      .hasMessage(
                          "gemini-2.5-flash: 7 of 10 passed (95 % interval 39.7 to 89.2 %), 9"
                              + " needed"));
    }

    @Test
    void inParallel_itIsTheSame() {
      kit.parameters.put("junit.jupiter.execution.parallel.enabled", "true");
      kit.parameters.put("junit.jupiter.execution.parallel.config.strategy", "fixed");
      kit.parameters.put("junit.jupiter.execution.parallel.config.fixed.parallelism", "8");
      goodAnswers(7);

      assertThat(verdict(kit.run(InParallel.class)))
          .hasValueSatisfying(t -> assertThat(t).hasMessageContaining("7 of 10 passed"));
    }

    static class FailingSetUp {
      static final AtomicInteger STARTED = new AtomicInteger();

      @BeforeEach
      void setUp() {
        if (STARTED.incrementAndGet() % 2 == 0) {
          fail("set-up");
        }
      }

      @MemoriesTest(samples = 4, minPassRate = 0.75)
      void asks(ChatModel model) {
        model.chat("q");
      }
    }

    @Test
    void aFailingBeforeEach_isAFailedSample() {
      EngineExecutionResults results = kit.run(FailingSetUp.class);

      results.testEvents().assertStatistics(stats -> stats.succeeded(2).aborted(2));
      assertThat(verdict(results))
          .hasValueSatisfying(t -> assertThat(t).hasMessageContaining("2 of 4 passed"));
    }

    static class Assuming {
      @MemoriesTest(samples = 4, minPassRate = 0.5)
      void asks(ChatModel model, Sample sample) {
        assumeThat(sample.index()).isGreaterThan(2);
        assertThat(model.chat("q").text()).isEqualTo("bad");
      }
    }

    @Test
    void samplesWhoseAssumptionsDoNotHold_areNotJudged() {
      goodAnswers(2);

      assertThat(verdict(kit.run(Assuming.class)))
          .hasValueSatisfying(t -> assertThat(t).hasMessageContaining("0 of 2 passed"));
    }

    static class Sure {
      @MemoriesTest(samples = 10, minPassRate = 0.9, confidence = 0.95)
      void asks() {}
    }

    @Test
    void tooFewSamplesForTheConfidence_areRefusedBeforeTheFirstCall() {
      assertThat(verdict(kit.run(Sure.class)))
          .hasValueSatisfying(
              t ->
                  assertThat(t)
                      .isInstanceOf(ExtensionConfigurationException.class)
                      .hasMessageContaining(
                          "@MemoriesTest on SamplesTest$Rate$Sure.asks: samples = 10: even if all")
                      .hasMessageContaining("take at least 35 samples"));
      assertThat(kit.asked).isEmpty();
    }
  }

  @Nested
  class Errors {

    static class OneError {
      @MemoriesTest(samples = 4, minPassRate = 0.75, maxErrors = 1)
      void asks(ChatModel model) {
        assertThat(model.chat("q").text()).isEqualTo("good");
      }
    }

    private void errorsThenGood(int errors) {
      var asked = new AtomicInteger();
      kit.service =
          prompt ->
              asked.incrementAndGet() <= errors
                  ? ApiResponse.live(400, "application/json", "{\"code\":400,\"msg\":\"no\"}")
                  : TestKit.answer("good");
    }

    @Test
    void ofTheService_areNotWrongAnswers() {
      errorsThenGood(1);

      EngineExecutionResults results = kit.run(OneError.class);

      results.testEvents().assertStatistics(stats -> stats.succeeded(3).aborted(1).failed(0));
      assertThat(verdict(results)).isEmpty();
    }

    @Test
    void aboveTheLimit_makeTheVerdictInconclusive() {
      errorsThenGood(2);

      assertThat(verdict(kit.run(OneError.class)))
          .hasValueSatisfying(
              t ->
                  assertThat(t)
                      .hasMessageContaining(
                          "inconclusive: 2 of 4 ended in an error of the service, 1 may"
                              + " (maxErrors); 2 of 2 passed"));
    }

    @Test
    void aMiss_isNeverForgiven() {
      EngineExecutionResults results = kit.replaying().run(OneError.class);

      results.testEvents().assertStatistics(stats -> stats.failed(4).aborted(0));
      assertThat(TestKit.failure(results))
          .isInstanceOf(CassetteMissException.class)
          .hasMessageContaining("SamplesTest$Errors$OneError#asks (gemini-2.5-flash #1/4)")
          .hasMessageContaining("-Dtest=SamplesTest*Errors*OneError#asks\"");
    }
  }

  static class Sequence {
    static final List<String> ANSWERS = new CopyOnWriteArrayList<>();

    @MemoriesTest(samples = 2, repeats = Repeats.SEQUENCE)
    void asks(ChatModel model) {
      ANSWERS.add(model.chat("q").text());
      ANSWERS.add(model.chat("q").text());
    }
  }

  @Test
  void repeatsInSequence_getAnAnswerEach() {
    var asked = new AtomicInteger();
    kit.service = prompt -> TestKit.answer("" + asked.incrementAndGet());
    kit.run(Sequence.class);
    kit.replaying().run(Sequence.class).testEvents().assertStatistics(stats -> stats.succeeded(2));

    String once =
        IntStream.rangeClosed(1, 4).mapToObj(String::valueOf).collect(Collectors.joining());
    assertThat(String.join("", Sequence.ANSWERS)).isEqualTo(once + once);
  }
}
