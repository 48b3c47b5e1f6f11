package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.http.ApiResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two cases whose files have the same slug, of which one is recorded anew. */
class PredecessorsTest {
  @TempDir Path directory;
  private TestProject project;

  @BeforeEach
  void recorded() throws Exception {
    project = new TestProject(directory);
    suite("Greet");
    project.run("mode", "record");
    assertThat(files()).hasSize(2);
  }

  private void suite(String verb) {
    project.write(
        "suites/polite.yaml",
        """
        providers: [gemini:gemini-2.5-flash]
        prompts: ["%s {{name}}"]
        tests:
          - {id: "a b", vars: {name: Ada}, assert: [{type: equals, value: hello}]}
          - {id: "a-b", vars: {name: Bob}, assert: [{type: equals, value: hello}]}
        """
            .formatted(verb));
  }

  private List<String> files() throws IOException {
    Path recordings = project.memories().resolve("cassettes/suites/polite");
    try (Stream<Path> files = Files.list(recordings)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void failing(Predicate<String> prompt) {
    project.service(
        request ->
            prompt.test(TestProject.prompt(request))
                ? ApiResponse.live(400, "application/json", "{\"code\":400,\"msg\":\"no\"}")
                : TestProject.answer("hello"));
  }

  @Test
  void whereBothHaveTheirAnswer_bothOldOnesGo() throws Exception {
    List<String> before = files();
    suite("Welcome");
    project.run("mode", "record");

    assertThat(files()).hasSize(2).doesNotContainAnyElementsOf(before);
  }

  @Test
  void whereOneFails_noOldOneGoes_forItMayBeOfEither() throws Exception {
    List<String> before = files();
    suite("Welcome");
    failing(prompt -> prompt.contains("Bob"));
    project.run("mode", "record");

    assertThat(files()).hasSize(3).containsAll(before);
  }

  @Test
  void whereAFilterTakesOne_noOldOneGoes() throws Exception {
    List<String> before = files();
    suite("Welcome");
    project.run("mode", "record", "filter", "polite/a b");

    assertThat(files()).hasSize(3).containsAll(before);
  }
}
