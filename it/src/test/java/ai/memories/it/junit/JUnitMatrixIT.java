package ai.memories.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.it.RemoteService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same compiled tests under Surefire on several versions of JUnit, and one in an application of
 * Spring Boot: first recorded, then replayed, in one build of a user's.
 */
@TestInstance(Lifecycle.PER_CLASS)
class JUnitMatrixIT {
  private static final String KEY = "sk-mai-planted-0123456789abcdef";
  private static final int CALLS = 35;

  private Path build = Path.of("");
  private String said = "";
  private final List<String> asked = new ArrayList<>();

  @BeforeAll
  void aBuildRecordsAndReplays(@TempDir Path work) throws Exception {
    try (RemoteService service = RemoteService.start()) {
      service.gives(RemoteService.answer("good"));
      UserBuild user =
          UserBuild.of("junit-matrix", "matrix", work)
              .with("service.url", service.baseUrl())
              .with("service.key", KEY);
      build = user.directory();
      said = user.test(Map.of());
      service.requests().forEach(request -> asked.add(request.getBodyAsString()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jupiter-5.10", "jupiter-5.14", "jupiter-6.1"})
  void onEveryVersion_theSameTestsPassAndFail_recordedAndReplayed(String module) throws Exception {
    for (String run : List.of("recorded", "replayed")) {
      Reports reports = Reports.in(build.resolve(module).resolve("target").resolve(run));

      assertThat(reports.passed())
          .hasSize(15)
          .contains(
              "KindsFixture.plain(ChatModel, Budget)",
              "KindsFixture.parameterized(String, ChatModel)[2]",
              "KindsFixture.repeated(Sample)[3]",
              "KindsFixture.factory(ChatModel)[1]",
              "KindsFixture.template(ChatModel, Sample)[4]",
              "KindsFixture$Inner.nested(ChatModel)",
              "KindsFixture$OneInstance.nested",
              "SuitesFixture.france / prompt-1 / gemini:gemini-2.5-flash");
      assertThat(reports.skipped())
          .containsExactlyInAnyOrder(
              "KindsFixture.template(ChatModel, Sample)[1]",
              "VerdictFixture.tooFew(ChatModel, Sample)[1]",
              "VerdictFixture.tooFew(ChatModel, Sample)[2]");
      assertThat(reports.failed())
          .satisfiesExactlyInAnyOrder(
              failed ->
                  assertThat(failed)
                      .startsWith("SuitesFixture.spain / prompt-1")
                      .endsWith("does not contain \"Madrid\""),
              failed ->
                  assertThat(failed)
                      .isEqualTo(
                          "VerdictFixture.tooFew(ChatModel, Sample): gemini-2.5-flash: 2 of 4"
                              + " passed (95 % interval 15.0 to 85.0 %), 3 needed"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jupiter-5.10", "jupiter-5.14", "jupiter-6.1"})
  void onEveryVersion_resourcesAreClosedOnce_andNothingIsLeft(String module) throws Exception {
    for (String mode : List.of("record-missing", "replay")) {
      assertThat(build.resolve(module + "/target/left-behind-" + mode + ".txt"))
          .hasContent("17 opened, 17 closed");
    }
    assertThat(build.resolve(module + "/target/memories/tests")).isDirectory();
    try (Stream<Path> files = Files.walk(build.resolve(module + "/src/test/memories"))) {
      assertThat(files.map(Path::toString))
          .noneMatch(file -> file.endsWith(".tmp") || file.endsWith(".recording"));
    }
  }

  @Test
  void everyLaunch_endsWithItsLine_suitesIncluded() {
    assertThat(said.lines().filter(line -> line.contains(" replayed, ")))
        .hasSize(8)
        .filteredOn(line -> line.contains("memories: " + CALLS + " replayed, 0 recorded"))
        .hasSize(3);
  }

  @Test
  void insideSpringBoot_withItsOwnJackson_theTestRecordsAndReplays() throws Exception {
    Path target = build.resolve("spring-boot/target");

    assertThat(Reports.in(target.resolve("recorded")).passed())
        .containsExactly("ShopTest.greets(ChatModel)");
    assertThat(Reports.in(target.resolve("replayed")))
        .isEqualTo(Reports.in(target.resolve("recorded")));
    assertThat(asked).filteredOn(body -> body.contains("Ada")).hasSize(1);
  }
}
