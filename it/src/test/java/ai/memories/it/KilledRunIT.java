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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run in a process of its own is killed as {@code kill -9} does, and the next one goes on. */
class KilledRunIT {
  private static final int CASES = 60;
  private static final int ANSWERED = 20;
  private static final int IN_FLIGHT = 4;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"record-missing", "record"})
  void theNextRun_paysOnlyForWhatWasInFlight(String mode) throws Exception {
    Project project = new Project(directory).suite("many", Project.fine(CASES));
    var gate = new Gate();
    try (RemoteService service = RemoteService.start(gate)) {
      service.gives(RemoteService.answer("fine"));

      killed(service.baseUrl(), mode, gate);
      int kept = project.recordings().size();
      RunOutcome outcome = run(project, service.baseUrl(), mode);

      assertThat(kept).isEqualTo(ANSWERED);
      assertThat(outcome.success()).isTrue();
      assertThat(outcome.totals().all().passed()).isEqualTo(CASES);
      assertThat(outcome.answers()).isEqualTo(new CassetteTally(kept, CASES - kept, 0, 0));
      assertThat(service.requests()).hasSize(CASES + IN_FLIGHT);
      assertThat(project.recordings()).hasSize(CASES);
    }
  }

  private void killed(String baseUrl, String mode, Gate gate) throws Exception {
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
      assertThat(gate.allWait()).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
      gate.open();
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

  /** Lets some calls pass, and none after them until it is opened. */
  private static final class Gate implements ServeEventListener {
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch waiting = new CountDownLatch(IN_FLIGHT);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Whether as many wait as are in flight at once: those before them are answered and kept. */
    boolean allWait() throws InterruptedException {
      return waiting.await(1, TimeUnit.MINUTES);
    }

    void open() {
      opened.countDown();
    }

    @Override
    public void afterMatch(ServeEvent event, Parameters parameters) {
      if (calls.incrementAndGet() <= ANSWERED) {
        return;
      }
      waiting.countDown();
      try {
        opened.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public String getName() {
      return "gate";
    }
  }
}
