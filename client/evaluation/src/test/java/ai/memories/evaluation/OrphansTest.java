package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.cassette.CassetteException;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrphansTest {
  private static final String ORPHAN = "spain-0123456789ab.json";

  @TempDir private Path directory;
  private TestProject project;

  @BeforeEach
  void aProjectWithRecordings() throws Exception {
    project = new TestProject(directory);
    suite("capitals", "Italy", "France");
    suite("rivers", "Po");
    project.run("mode", "record-missing");
  }

  private void suite(String name, String... items) {
    var text = new StringBuilder("providers: [gemini:gemini-2.5-flash]\n");
    text.append("prompts: [\"").append(name).append(" of {{item}}?\"]\ntests:\n");
    for (String item : items) {
      text.append("  - {id: ").append(item).append(", vars: {item: ").append(item).append("}}\n");
    }
    project.write("suites/" + name + ".yaml", text.toString());
  }

  private Path orphan(String owner) throws IOException {
    Path file = project.memories().resolve("cassettes").resolve(owner).resolve(ORPHAN);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "{}");
  }

  private Orphans orphans() throws IOException {
    return Orphans.ofLastRun(project.memories(), directory.resolve("target/memories"));
  }

  @Test
  void whatNoCaseUsed_isListed_andGoesOnlyWhenDeleted() throws Exception {
    Path orphan = orphan("suites/capitals");
    project.run("mode", "replay");

    assertThat(orphans().files()).containsExactly(orphan);
    assertThat(orphans().directories()).isEqualTo(2);
    assertThat(orphan).exists();

    orphans().delete();
    assertThat(orphan).doesNotExist();
    assertThat(project.run("mode", "replay").success()).isTrue();
    assertThat(orphans().files()).isEmpty();
  }

  @Test
  void caseThatWasRemoved_leavesAnOrphan() throws Exception {
    suite("capitals", "Italy");
    project.run("mode", "replay");
    assertThat(orphans().files()).singleElement().asString().contains("france");
  }

  @Nested
  class NeverTouches {
    @Test
    void directoriesOfOthers() throws Exception {
      orphan("suites/lakes"); // of a suite that is gone
      orphan("tests/com/example/river-test");
      orphan("suites/rivers"); // of a suite that did not run
      project.run("mode", "replay", "suites", "capitals");
      assertThat(orphans().files()).isEmpty();
      assertThat(orphans().directories()).isEqualTo(1);
    }

    @Test
    void suitesOfWhichACaseHadNoAnswer() throws Exception {
      suite("capitals", "Italy", "Spain"); // France is unused, and Spain a miss
      orphan("suites/rivers");
      project.run("mode", "replay");
      assertThat(orphans().files())
          .singleElement()
          .satisfies(file -> assertThat(file.toString()).contains("rivers"));
    }

    @Test
    void samplesThatDidNotRun() throws Exception {
      orphan("suites/rivers");
      project.run("mode", "replay", "repeat", "1");
      assertThat(orphans().files()).isEmpty();
    }

    @Test
    void whatIsUsedLive() throws Exception {
      orphan("suites/rivers");
      project.run("mode", "live");
      assertThat(orphans().files()).isEmpty();
    }

    @Test
    void whatWasDeletedMeanwhile() throws Exception {
      Path orphan = orphan("suites/rivers");
      project.run("mode", "replay");
      Files.delete(orphan);
      assertThat(orphans().files()).isEmpty();
    }
  }

  @Nested
  class Refuses {
    private void refused(String why) {
      assertThatThrownBy(OrphansTest.this::orphans)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("nothing was pruned")
          .hasMessageContaining(why);
    }

    private Path run() {
      return directory.resolve("target/memories/run.json");
    }

    @Test
    void withoutARun() throws IOException {
      Files.delete(run());
      refused("there is no run");
    }

    @Test
    void afterAFilteredRun() throws Exception {
      project.run("mode", "replay", "filter", "capitals/*");
      refused("capitals/*");
    }

    @ParameterizedTest
    @CsvSource({
      "'\"complete\" : true', '\"complete\" : false', not completed",
      "'\"shard\" : null', '\"shard\" : \"1/2\"', shard",
      "unusedRecordings, unusedrecordings, version",
      "'{', '[', no JSON"
    })
    void afterARunThatCannotKnow(String from, String to, String why) throws IOException {
      String text = Files.readString(run());
      String plain = from.replace(" : ", ": ");
      assertThat(text).contains(plain);
      Files.writeString(run(), text.replace(plain, to));
      refused(why);
    }

    @ParameterizedTest
    @CsvSource({"../..", "suites/../../..", "/tmp"})
    void aRunThatNamesFilesElsewhere(String elsewhere) throws Exception {
      orphan("suites/rivers");
      project.run("mode", "replay");
      String text = Files.readString(run());
      Files.writeString(run(), text.replace("\"suites/rivers\"", "\"" + elsewhere + "\""));
      assertThatThrownBy(OrphansTest.this::orphans).isInstanceOf(CassetteException.class);
    }
  }

  @Nested
  class MaxAge {
    private static final String PASSED_AT_ONCE = "PT0.000000001S";

    @Test
    void olderRecordings_areSaidOfEachCase_andOnceOfTheRun() throws Exception {
      RunOutcome outcome = project.run("mode", "replay", "maxAge", PASSED_AT_ONCE);
      assertThat(outcome.success()).isTrue();
      assertThat(outcome.notices())
          .anySatisfy(notice -> assertThat(notice).contains("3 answers", "older than maxAge"));
      assertThat(TestProject.cases(outcome))
          .allSatisfy(
              result ->
                  assertThat(result.warnings())
                      .anySatisfy(w -> assertThat(w).contains("older than maxAge")));
    }

    @Test
    void olderRecordings_areMisses_whereTheyCountAsMissing() throws Exception {
      RunOutcome outcome = project.run("mode", "replay", "maxAge", PASSED_AT_ONCE + ", miss");
      assertThat(outcome.success()).isFalse();
      assertThat(TestProject.cases(outcome)).allMatch(result -> result.missed());
    }

    @Test
    void ofMemoriesYaml_countsToo() throws Exception {
      project.write("memories.yaml", "maxAge: 30d\n");
      assertThat(project.run("mode", "replay").notices()).isEmpty();
    }

    @Test
    void thatIsNone_isRefused() {
      assertThatThrownBy(() -> project.run("maxAge", "a year"))
          .hasMessageContaining("-Dmemories.maxAge")
          .hasMessageContaining("write 12h, 30d");
    }
  }

  @Test
  void names_areTheListsOfTheRun() throws Exception {
    orphan("suites/capitals");
    project.run("mode", "replay");
    assertThat(List.of(Files.readString(directory.resolve("target/memories/run.json"))))
        .anyMatch(text -> text.contains("\"suites/capitals\": [") && text.contains(ORPHAN));
  }
}
