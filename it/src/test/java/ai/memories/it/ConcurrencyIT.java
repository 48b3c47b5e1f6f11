package ai.memories.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.result.RunOutcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyIT {
  @TempDir Path directory;

  @Test
  void sixtyFourCallsAreWithTheServiceAtOnce_andNeverMore() throws Exception {
    Project project = new Project(directory).suite("many", Project.fine(256));
    var gathering = new Gathering(64);
    try (RemoteService service = RemoteService.start(gathering)) {
      service.gives(RemoteService.answer("fine"));

      RunOutcome outcome = project.record(service.baseUrl(), "maxConcurrency", "64");

      assertThat(gathering.succeeded()).isTrue();
      assertThat(gathering.most()).isEqualTo(64);
      assertThat(outcome.success()).isTrue();
      assertThat(outcome.totals().all().passed()).isEqualTo(256);
      assertThat(project.recordings()).hasSize(256);
    }
  }
}
