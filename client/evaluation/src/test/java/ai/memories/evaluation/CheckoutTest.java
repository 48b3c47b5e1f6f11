package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.cassette.CassetteTally;
import ai.memories.evaluation.result.RunOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project recorded on one machine and checked out on another, which writes files its own way. */
class CheckoutTest {
  private static final String SUITE =
      """
      providers: [gemini:gemini-2.5-flash]
      prompts: ["file://../prompts/%sgreet.txt"]
      responseSchema: file://../schemas/greeting.json
      tests:
        - {id: ada, vars: {name: "file://../data/ada.txt"}}
      """;

  @TempDir Path directory;
  private TestProject project;

  @BeforeEach
  void recorded() throws Exception {
    project = new TestProject(directory);
    project
        .write("suites/polite.yaml", SUITE.formatted(""))
        .write("prompts/greet.txt", "Greet the guest.\nName: {{name}}\n")
        .write("schemas/greeting.json", "{\n  \"type\": \"STRING\"\n}\n")
        .write("data/ada.txt", "Ada\nLovelace\n")
        .service(request -> TestProject.answer("\"hello\""));
    project.run("mode", "record");
  }

  private void replaysAll() throws Exception {
    RunOutcome outcome = project.run("mode", "replay");
    assertThat(outcome.answers()).isEqualTo(new CassetteTally(1, 0, 0, 0));
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.walk(project.memories())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void carriageReturnsInEveryFile_areNoOtherQuestion() throws Exception {
    for (Path file : files()) {
      Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
    }
    replaysAll();
  }

  @Test
  void aByteOrderMarkInEveryFile_isNoOtherQuestion() throws Exception {
    for (Path file : files()) {
      Files.writeString(file, "\uFEFF" + Files.readString(file), StandardCharsets.UTF_8);
    }
    replaysAll();
  }

  @Test
  void anotherWayToTheSameFile_isNoOtherQuestion() throws Exception {
    project.write("suites/polite.yaml", SUITE.formatted("../prompts/"));
    replaysAll();
  }
}
