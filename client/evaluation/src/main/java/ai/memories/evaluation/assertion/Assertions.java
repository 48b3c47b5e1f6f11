package ai.memories.evaluation.assertion;

import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.template.Templates;
import ai.memories.evaluation.template.Vars;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a suite demands of an answer: a list of assertions, read once and asked for every case.
 *
 * <pre>{@code
 * Assertions assertions = Assertions.read(list, suite, types, templates, files, problems);
 * assertions.check(vars, problems);       // before anything is paid for
 * Judgement judgement = assertions.judge(answer, vars, OptionalDouble.empty());
 * }</pre>
 *
 * <p>Immutable but for caches, and thread-safe.
 */
public final class Assertions {
  /** Nothing is demanded: every answer passes with score 1. */
  public static final Assertions NONE = new Assertions(List.of());

  private final List<Demand> demands;

  private Assertions(List<Demand> demands) {
    this.demands = List.copyOf(demands);
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
    return new Assertions(new AssertionReader(types, templates, values, problems).read(list));
  }

  /** These, then more: a suite's defaults first, then the test's own. */
  public Assertions plus(Assertions more) {
    return new Assertions(Stream.concat(demands.stream(), more.demands.stream()).toList());
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

  /**
   * Judges an answer.
   *
   * @param threshold the score the case must reach; where it is set, no single assertion fails it
   */
  public Judgement judge(Answer answer, Vars vars, OptionalDouble threshold) {
    var tally = new Tally();
    demands.forEach(demand -> demand.judge(answer, vars, tally));
    double score = demands.isEmpty() ? 1 : tally.score();
    boolean pass = demands.isEmpty() || tally.passed(threshold);
    return new Judgement(pass, tally.errored(), score, tally.results(), tally.namedScores());
  }

  /** Whether any of them counts for the verdict: those of weight 0 are only measured. */
  public boolean canFail() {
    return demands.stream().anyMatch(demand -> demand.weight() > 0);
  }

  /** Whether an answer that was cut off is to be judged: else it is an error. */
  public boolean judgesTruncation() {
    return demands.stream().anyMatch(Demand::judgesTruncation);
  }
}
