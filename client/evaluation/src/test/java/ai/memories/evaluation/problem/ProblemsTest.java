package ai.memories.evaluation.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class ProblemsTest {
  private final Problems problems = new Problems();

  @Test
  void errorsAreToldFileByFile_andWithinOneFromTopToBottom() {
    problems.error(new Location("b.yaml", 4, 17), "third");
    problems.add(Problem.error("-Dmemories.mode: no mode"));
    problems.error(new Location("a.yaml", 9, 1), "other");
    problems.error(new Location("b.yaml", 4, 2), "second");
    problems.warning(new Location("b.yaml", 1, 1), "odd");
    problems.error(new Location("b.yaml", 1, 13), "first");

    var told = catchThrowableOfType(ConfigurationException.class, problems::throwIfErrors);

    assertThat(told.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "b.yaml:1:13: first",
            "b.yaml:4:2: second",
            "b.yaml:4:17: third",
            "-Dmemories.mode: no mode",
            "a.yaml:9:1: other");
  }
}
