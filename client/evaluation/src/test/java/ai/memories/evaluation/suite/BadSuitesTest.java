package ai.memories.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file below {@code bad/} says at its top which errors it must give, and no others. */
class BadSuitesTest {
  private static final Pattern EXPECTED = Pattern.compile("# expect (\\S+) (.*)");
  private static final Pattern LIMIT = Pattern.compile("# limit (\\d+)");

  private @TempDir Path directory;

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(SuiteProject.resources("bad"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void badSuiteIsRefusedWithItsPlaces(String name) throws IOException {
    String yaml = Files.readString(SuiteProject.resources("bad").resolve(name));
    SuiteProject project = new SuiteProject(directory);
    SuiteReader reader = project.reader();
    Matcher limit = LIMIT.matcher(yaml);
    if (limit.find()) {
      reader = reader.withMaxBytes(Long.parseLong(limit.group(1)));
    }

    reader
        .read(project.write(name, yaml), project.problems)
        .ifPresent(suite -> suite.check(project.problems));

    List<String> errors =
        project.problems.all().stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .map(Problem::toString)
            .toList();
    List<String> expected =
        yaml.lines()
            .map(EXPECTED::matcher)
            .filter(Matcher::matches)
            .map(line -> found(line, name, errors))
            .toList();
    assertThat(errors).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
    assertThat(errors).noneSatisfy(error -> assertThat(error).contains("0123456789"));
  }

  /** The error that is expected, if it is there, else what is missing. */
  private static String found(Matcher expected, String name, List<String> errors) {
    boolean otherFile = expected.group(1).contains(".");
    String place = (otherFile ? "" : "suites/" + name + ":") + expected.group(1) + ": ";
    return errors.stream()
        .filter(error -> error.startsWith(place) && error.contains(expected.group(2)))
        .findFirst()
        .orElse(place + "… " + expected.group(2));
  }
}
