package ai.memories.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A suite of 20 MB is drawn through, never held. */
class LargeSuiteTest {
  private static final int TESTS = 20_000;

  private @TempDir Path directory;

  private static void generate(Path file) throws IOException {
    String text = "lorem ipsum ".repeat(80);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("providers: [gemini:gemini-2.5-flash, gemini:gemini-2.5-pro]\n");
      out.write("prompts: [\"{{word}}\", \"Say {{word}}\"]\ntests:\n");
      for (int i = 0; i < TESTS; i++) {
        out.write("  - id: t" + i + "\n    vars: {word: \"" + text + i + "\"}\n");
      }
    }
  }

  @Test
  void testsAreMadeOneAtATimeAndLetGo() throws IOException {
    SuiteProject project = new SuiteProject(directory);
    Path file = project.write("large.yaml", "");
    generate(file);
    assertThat(Files.size(file)).isGreaterThan(19_000_000);

    Suite suite = project.reader().read(file, project.problems).orElseThrow();
    suite.check(project.problems);
    assertThat(project.problems.hasErrors()).isFalse();

    List<WeakReference<TestCase>> seen = new ArrayList<>();
    int cases = 0;
    try (Stream<EvalCase> all = suite.cases()) {
      for (Iterator<EvalCase> it = all.iterator(); it.hasNext(); cases++) {
        TestCase test = it.next().test();
        if (cases % 4 == 0) {
          seen.add(new WeakReference<>(test));
        }
      }
    }
    System.gc();

    assertThat(cases).isEqualTo(4 * TESTS);
    assertThat(seen).hasSize(TESTS);
    assertThat(seen.stream().filter(test -> test.get() != null).count()).isLessThan(10);
  }

  @Test
  void firstCaseIsThereBeforeTheFileHasBeenReadToItsEnd() throws IOException {
    SuiteProject project = new SuiteProject(directory);
    Path file = project.write("large.yaml", "");
    generate(file);
    Suite suite = project.reader().read(file, project.problems).orElseThrow();

    // A fault far behind the first tests, written in place so that neither size nor time tell.
    var time = Files.getLastModifiedTime(file);
    try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      channel.position(Files.size(file) - 1).write(StandardCharsets.UTF_8.encode("\""));
    }
    Files.setLastModifiedTime(file, time);

    try (Stream<EvalCase> cases = suite.cases()) {
      assertThat(cases.limit(100)).hasSize(100);
    }
  }
}
