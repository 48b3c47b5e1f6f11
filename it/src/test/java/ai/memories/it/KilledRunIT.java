package ai.memories.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.cassette.CassetteTally;
import ai.memories.evaluation.result.RunOutcome;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run in a process of its own is killed as {@code kill -9} does, and the next one goes on. */
class KilledRunIT {
  private static final int CASES = 60;
  private static final int IN_FLIGHT = 4;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"record-missing", "record"})
  void theNextRun_paysOnlyForWhatWasInFlight(String mode) throws Exception {
    Project project = new Project(directory).suite("many", Project.fine(CASES));
    var third = new Count(CASES / 3);
    try (RemoteService service = RemoteService.start(third)) {
      service.gives(RemoteService.answer("fine").withFixedDelay(20));

      killed(service.baseUrl(), mode, third);
      int kept = project.recordings().size();
      RunOutcome outcome = run(project, service.baseUrl(), mode);

      assertThat(kept).isBetween(1, CASES - 1);
      assertThat(outcome.success()).isTrue();
      assertThat(outcome.totals().all().passed()).isEqualTo(CASES);
      assertThat(outcome.answers()).isEqualTo(new CassetteTally(kept, CASES - kept, 0, 0));
      assertThat(service.requests()).hasSizeBetween(CASES, CASES + IN_FLIGHT);
      assertThat(project.recordings()).hasSize(CASES);
    }
  }

  private void killed(String baseUrl, String mode, Count count) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Run.class.getName(),
                directory.toString(),
                baseUrl,
                mode)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("said.txt").toFile())
            .start();
    try {
      assertThat(count.reached()).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static RunOutcome run(Project project, String baseUrl, String mode) throws Exception {
    return project.record(
        baseUrl, "mode", mode, "maxConcurrency", Integer.toString(IN_FLIGHT), "maxCost", "none");
  }

  /** The process that is killed. */
  static final class Run {
    private Run() {}

    public static void main(String[] args) throws Exception {
      var unused = run(new Project(Path.of(args[0])), args[1], args[2]);
    }
  }

  /** Waits for so many answers. */
  private static final class Count implements ServeEventListener {
    private final CountDownLatch answers;

    Count(int answers) {
      this.answers = new CountDownLatch(answers);
    }

    boolean reached() throws InterruptedException {
      return answers.await(1, TimeUnit.MINUTES);
    }

    @Override
    public void afterComplete(ServeEvent event, Parameters parameters) {
      answers.countDown();
    }

    @Override
    public String getName() {
      return "count";
    }
  }
}
