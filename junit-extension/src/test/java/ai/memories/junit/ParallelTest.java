package ai.memories.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.client.ChatModel;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

class ParallelTest {
  private TestKit kit;

  @BeforeEach
  void aProject(@TempDir Path project) {
    kit = new TestKit(project).recording();
    kit.parameters.put("junit.jupiter.execution.parallel.enabled", "true");
    kit.parameters.put("junit.jupiter.execution.parallel.config.strategy", "fixed");
    kit.parameters.put("junit.jupiter.execution.parallel.config.fixed.parallelism", "8");
  }

  @MemoriesTest
  @Execution(ExecutionMode.CONCURRENT)
  static class InstancePerMethod {
    private final ChatModel ofConstructor;

    InstancePerMethod(ChatModel model) {
      ofConstructor = model;
    }

    @RepeatedTest(100)
    void asks(ChatModel model, RepetitionInfo repetition, Sample sample) {
      assertThat(sample.index()).isEqualTo(repetition.getCurrentRepetition());
      model.chat("same");
      ofConstructor.chat("same");
    }
  }

  @MemoriesTest
  @Execution(ExecutionMode.CONCURRENT)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class InstancePerClass {
    private final ChatModel ofConstructor;

    InstancePerClass(ChatModel model) {
      ofConstructor = model;
    }

    @RepeatedTest(100)
    void asks() {
      ofConstructor.chat("same");
    }
  }

  @Test
  void eightThreadsAndTwoHundredTests_eachGetTheirOwnRecording_andNothingIsLeft() {
    Set<String> before = ourThreads();

    kit.run(InstancePerMethod.class, InstancePerClass.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(200).succeeded(200));
    assertThat(kit.asked).hasSize(200);
    assertThat(kit.recordings()).hasSize(200);

    kit.replaying()
        .run(InstancePerMethod.class, InstancePerClass.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(200).succeeded(200));
    assertThat(kit.asked).isEmpty();
    assertThat(ourThreads()).isSubsetOf(before);
  }

  /** Threads of ours that still run; ended ones get a moment to be gone. */
  private static Set<String> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("memories-"))
        .filter(ParallelTest::outlivesAMoment)
        .map(Thread::getName)
        .collect(Collectors.toSet());
  }

  private static boolean outlivesAMoment(Thread thread) {
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return thread.isAlive();
  }
}
