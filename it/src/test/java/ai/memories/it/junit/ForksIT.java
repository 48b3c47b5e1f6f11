package ai.memories.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.it.RemoteService;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six test classes in three forks of one Surefire execution, all with the same cassette. */
class ForksIT {
  private static final int CLASSES = 6;
  private static final int QUESTIONS = 4;
  private static final int TOKENS = 25;

  @TempDir private Path work;

  private static Map<String, String> recording(RemoteService service) {
    return new HashMap<>(
        Map.of(
            "MEMORIES_MODE", "record-missing",
            "MEMORIES_BASE_URL", service.baseUrl(),
            "MEMORIES_API_KEY", "sk-mai-planted-0123456789abcdef"));
  }

  private static Reports reports(UserBuild build) throws Exception {
    return Reports.in(build.directory().resolve("target/surefire-reports"));
  }

  private static List<Path> recordings(UserBuild build) throws Exception {
    Path shared = build.directory().resolve("src/test/memories/cassettes/tests/shared");
    try (Stream<Path> files = Files.list(shared)) {
      return files.toList();
    }
  }

  private static List<String> asked(RemoteService service) {
    return service.requests().stream().map(LoggedRequest::getBodyAsString).toList();
  }

  @Test
  void forksThatRecordAtOnce_loseNothing_andPayOnceForEachQuestion() throws Exception {
    UserBuild build = UserBuild.of("forks", "forks", work);
    try (RemoteService service = RemoteService.start()) {
      service.gives(RemoteService.answer("good").withFixedDelay(100));
      build.test(recording(service));

      assertThat(reports(build).failed()).isEmpty();
      assertThat(recordings(build)).hasSize(CLASSES * QUESTIONS + QUESTIONS);
      assertThat(asked(service)).doesNotHaveDuplicates();
    }
    build.test(Map.of());

    assertThat(reports(build).failed()).isEmpty();
    assertThat(reports(build).passed()).hasSize(CLASSES * QUESTIONS);
  }

  @Test
  void forksOneAfterAnother_thatRecordAnew_payOnceForEachQuestion() throws Exception {
    UserBuild build =
        UserBuild.of("forks", "forks", work).with("fork.reuse", "false").with("fork.count", "1");
    try (RemoteService service = RemoteService.start()) {
      service.gives(RemoteService.answer("good"));
      Map<String, String> anew = recording(service);
      anew.put("MEMORIES_MODE", "record");
      build.test(anew);
      assertThat(reports(build).failed()).isEmpty();
      assertThat(asked(service)).hasSize(CLASSES * QUESTIONS + QUESTIONS).doesNotHaveDuplicates();
      assertThat(build.directory().resolve("src/test/memories/cassettes/.recording"))
          .doesNotExist();

      build.test(anew); // another run asks for all of it again, and once
      assertThat(asked(service)).hasSize(2 * (CLASSES * QUESTIONS + QUESTIONS));
      assertThat(asked(service).stream().distinct()).hasSize(CLASSES * QUESTIONS + QUESTIONS);
    }
  }

  @Test
  void allForksTogether_alsoThoseOneAfterAnother_keepToTheLimitOfTheRun() throws Exception {
    UserBuild build = UserBuild.of("forks", "forks", work).with("fork.reuse", "false");
    try (RemoteService service = RemoteService.start()) {
      service.gives(RemoteService.answer("good"));
      Map<String, String> limited = recording(service);
      limited.put("MEMORIES_MAX_TOKENS", "500");
      build.test(limited);

      // a call is sent only if 100 tokens out and what it asks could still come
      assertThat(service.requests().size() * TOKENS).isBetween(200, 500);
      assertThat(reports(build).failed())
          .isNotEmpty()
          .allSatisfy(
              failed ->
                  assertThat(failed).contains("not sent: the limit of the run is 500 tokens"));
    }
  }
}
