package ai.memories.evaluation.assertion;

import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.template.Vars;
import java.util.function.Consumer;

/** One entry of a list of assertions. Immutable but for caches, and thread-safe. */
sealed interface Demand permits SingleAssertion, AssertionSet {

  /** Reports whatever keeps it from judging an answer to these variables. */
  void check(Vars vars, Problems problems);

  /** Adds what must be asked of graders before an answer can be judged. */
  void ask(Answer answer, Vars vars, Consumer<Grades.Asked> questions);

  /** Whether it, or one inside it, asks graders. */
  boolean asks();

  /** Judges an answer and adds the result. */
  void judge(Answer answer, Vars vars, Grades grades, Tally tally);

  /** Its share in the score. */
  double weight();

  /** Whether it, or one inside it, judges answers that were cut off. */
  boolean judgesTruncation();
}
