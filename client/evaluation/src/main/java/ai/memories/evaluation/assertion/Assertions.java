package ai.memories.evaluation.assertion;

import ai.memories.evaluation.expression.JsonataExpression;
import ai.memories.evaluation.expression.Transform;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.template.Templates;
import ai.memories.evaluation.template.Vars;
import ai.memories.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * What a suite demands of an answer: a list of assertions, read once and asked for every case.
 *
 * <pre>{@code
 * Assertions assertions = Assertions.read(list, file, types, templates, files, problems);
 * assertions.check(vars, problems);       // before anything is paid for
 * Judgement judgement = assertions.judge(answer, vars, OptionalDouble.empty());
 * }</pre>
 *
 * <p>Immutable but for caches, and thread-safe.
 */
public final class Assertions {
  /** Nothing is demanded: every answer passes with score 1. */
  public static final Assertions NONE = new Assertions(List.of(), Optional.empty(), false);

  private final List<Demand> demands;
  private final Optional<Transform> transform;
  private final boolean faulty;
  private final boolean asks;

  private Assertions(List<Demand> demands, Optional<Transform> transform, boolean faulty) {
    this.demands = List.copyOf(demands);
    this.transform = transform;
    this.faulty = faulty;
    this.asks = this.demands.stream().anyMatch(Demand::asks);
  }

  /**
   * Reads a list of assertions. All that is wrong with it is reported and left out.
   *
   * @param list a sequence of mappings
   * @param referrer the file it stands in, to which {@code file://} values are relative
   */
  public static Assertions read(
      Located list,
      Path referrer,
      AssertionTypes types,
      Templates templates,
      ProjectFiles files,
      Problems problems) {
    var values = new ValueFiles(referrer, files, problems);
    List<Demand> demands = new AssertionReader(types, templates, values, problems).read(list);
    boolean faulty = demands.size() < list.json().node().size();
    return new Assertions(demands, Optional.empty(), faulty);
  }

  /** These, then more: a suite's defaults first, then the test's own. */
  public Assertions plus(Assertions more) {
    return new Assertions(
        Stream.concat(demands.stream(), more.demands.stream()).toList(),
        more.transform.or(() -> transform),
        faulty || more.faulty);
  }

  /** The same over what a transform makes of an answer. */
  public Assertions over(Optional<Transform> newTransform) {
    return newTransform.isEmpty() ? this : new Assertions(demands, newTransform, faulty);
  }

  /** Whether nothing is demanded. */
  public boolean isEmpty() {
    return demands.isEmpty();
  }

  /**
   * Renders every template for these variables, and compiles what comes of it. Whatever would keep
   * an assertion from judging is reported with its place.
   */
  public void check(Vars vars, Problems problems) {
    demands.forEach(demand -> demand.check(vars, problems));
  }

  /** Whether graders must be asked before an answer can be judged. */
  public boolean asks() {
    return asks;
  }

  /** What graders are asked about an answer. */
  public List<GraderQuestion> questions(Answer answer, Vars vars) {
    return asked(answer, vars).stream().map(Grades.Asked::question).toList();
  }

  /** Asks the graders all that is to be asked about an answer; a call that fails is kept. */
  public CompletableFuture<Grades> ask(Answer answer, Vars vars, Grader grader) {
    return Grades.of(asked(answer, vars), grader);
  }

  private List<Grades.Asked> asked(Answer answer, Vars vars) {
    List<Grades.Asked> asked = new ArrayList<>();
    try {
      Answer judged = transformed(answer);
      demands.forEach(demand -> demand.ask(judged, vars, asked::add));
    } catch (JsonataExpression.NotApplicableException | AssertionErrorException e) {
      return List.of(); // judging says so
    }
    return asked;
  }

  private Answer transformed(Answer answer) throws JsonataExpression.NotApplicableException {
    return transform.isEmpty() ? answer : answer.transformed(transform.get());
  }

  /**
   * Judges an answer that no grader is asked about.
   *
   * @param threshold the score the case must reach; where it is set, no single assertion fails it
   */
  public Judgement judge(Answer answer, Vars vars, OptionalDouble threshold) {
    return judge(answer, vars, threshold, Grades.NONE);
  }

  /**
   * Judges an answer.
   *
   * @param threshold the score the case must reach; where it is set, no single assertion fails it
   * @param grades what the graders said of it
   */
  public Judgement judge(Answer answer, Vars vars, OptionalDouble threshold, Grades grades) {
    try {
      return judged(transformed(answer), vars, threshold, grades);
    } catch (JsonataExpression.NotApplicableException e) {
      return untransformed(false, "does not fit the answer: " + e.getMessage());
    } catch (AssertionErrorException e) {
      return untransformed(true, "was stopped: " + e.getMessage());
    }
  }

  /** Of an answer that nothing can be made of: wrong, or not to be judged. */
  private Judgement untransformed(boolean errored, String why) {
    var result =
        new AssertionResult(
            "transform",
            Optional.empty(),
            transform.map(expression -> Json.text(expression.toString())),
            Optional.empty(),
            1,
            false,
            errored,
            0,
            "the transform " + why,
            List.of());
    return new Judgement(false, errored, 0, List.of(result), Map.of());
  }

  private Judgement judged(Answer answer, Vars vars, OptionalDouble threshold, Grades grades) {
    var tally = new Tally();
    demands.forEach(demand -> demand.judge(answer, vars, grades, tally));
    double score = demands.isEmpty() ? 1 : tally.score();
    boolean pass = demands.isEmpty() || tally.passed(threshold);
    return new Judgement(pass, tally.errored(), score, tally.results(), tally.namedScores());
  }

  /**
   * Whether any of them counts for the verdict: those of weight 0 are only measured. One that was
   * left out for its faults would have.
   */
  public boolean canFail() {
    return faulty || demands.stream().anyMatch(demand -> demand.weight() > 0);
  }

  /** Whether an answer that was cut off is to be judged: else it is an error. */
  public boolean judgesTruncation() {
    return demands.stream().anyMatch(Demand::judgesTruncation);
  }
}
