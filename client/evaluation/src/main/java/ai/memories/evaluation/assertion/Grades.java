package ai.memories.evaluation.assertion;

import ai.memories.MemoriesException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What the graders said of one answer, by the assertion that asked. Immutable once they have.
 *
 * <pre>{@code
 * Grades grades = assertions.ask(answer, vars, grader).join();
 * Judgement judgement = assertions.judge(answer, vars, OptionalDouble.empty(), grades);
 * }</pre>
 */
public final class Grades {
  /** Nobody was asked. */
  public static final Grades NONE = new Grades(new IdentityHashMap<>());

  private final IdentityHashMap<SingleAssertion, Grade> said;

  private Grades(IdentityHashMap<SingleAssertion, Grade> said) {
    this.said = said;
  }

  /** What came of one question: an answer, or why there is none. */
  record Grade(double weight, Optional<GraderAnswer> answer, Optional<MemoriesException> failure) {}

  /** A question, and the assertion that asks it. */
  record Asked(SingleAssertion by, GraderQuestion question) {}

  /** Puts all questions at once; a failed one is kept beside the others. */
  static CompletableFuture<Grades> of(List<Asked> asked, Grader grader) {
    IdentityHashMap<SingleAssertion, CompletableFuture<Grade>> grades = new IdentityHashMap<>();
    asked.forEach(one -> grades.put(one.by(), grade(one, grader)));
    return CompletableFuture.allOf(grades.values().toArray(CompletableFuture[]::new))
        .thenApply(
            nothing -> {
              IdentityHashMap<SingleAssertion, Grade> said = new IdentityHashMap<>();
              grades.forEach((by, grade) -> said.put(by, grade.join()));
              return new Grades(said);
            });
  }

  private static CompletableFuture<Grade> grade(Asked one, Grader grader) {
    double weight = one.by().weight();
    try {
      return grader
          .ask(one.question())
          .handle(
              (answer, error) ->
                  error == null
                      ? new Grade(weight, Optional.of(answer), Optional.empty())
                      : new Grade(weight, Optional.empty(), Optional.of(known(error))));
    } catch (MemoriesException e) {
      return CompletableFuture.completedFuture(new Grade(weight, Optional.empty(), Optional.of(e)));
    }
  }

  /** What is no error of a call is a fault of ours, and ends the run. */
  private static MemoriesException known(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof MemoriesException memories) {
      return memories;
    }
    throw error instanceof RuntimeException unchecked ? unchecked : new CompletionException(error);
  }

  /**
   * What was said to an assertion.
   *
   * @throws AssertionErrorException if nothing was
   */
  GraderAnswer to(SingleAssertion assertion) {
    Grade grade = said.get(assertion);
    if (grade == null) {
      throw new AssertionErrorException("no grader was asked");
    }
    return grade
        .answer()
        .orElseThrow(
            () ->
                new AssertionErrorException(
                    "the grader gave no answer: "
                        + grade.failure().map(Throwable::getMessage).orElse("")));
  }

  /** Why a grader whose verdict counts gave no answer, if one did not. */
  public Optional<MemoriesException> failure() {
    List<MemoriesException> failures = new ArrayList<>();
    said.values().stream()
        .filter(grade -> grade.weight() > 0)
        .forEach(grade -> grade.failure().ifPresent(failures::add));
    return failures.stream().findFirst();
  }
}
