package ai.memories.it.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs benchmarks under JMH, each in a process of its own. */
final class Jmh {
  private final int rounds;

  /**
   * With so much patience.
   *
   * @param rounds of the whole; each has two measured seconds
   */
  Jmh(int rounds) {
    this.rounds = rounds;
  }

  /**
   * A benchmark's results.
   *
   * @param time average of an operation
   * @param error half of the interval that holds it in 99.9 of 100 cases
   */
  record Score(Duration time, Duration error) {
    private static Score of(RunResult result) {
      var micros = result.getPrimaryResult();
      return new Score(
          nanos(micros.getScore()),
          nanos(Double.isNaN(micros.getScoreError()) ? 0 : micros.getScoreError()));
    }

    private static Duration nanos(double micros) {
      return Duration.ofNanos(Math.round(micros * 1_000));
    }

    @Override
    public String toString() {
      return Figures.micros(time) + " ± " + Figures.micros(error);
    }
  }

  /** The scores of all benchmarks of a class, by method and, where there are some, by value. */
  Scores scores(Class<?> benchmarks, String parameter, String... values) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmarks.getName().replace(".", "\\.") + "\\.")
            .param(parameter, values)
            .forks(1)
            .warmupIterations(rounds + 2)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(2 * rounds + 1)
            .measurementTime(TimeValue.seconds(1))
            .jvmArgsAppend("-Xmx256m")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    Collection<RunResult> results = new Runner(options.build()).run();
    Map<String, Score> scores = new TreeMap<>();
    for (RunResult result : results) {
      String method = result.getPrimaryResult().getLabel();
      String value = result.getParams().getParam(parameter);
      scores.put(values.length > 1 ? method + " " + value : method, Score.of(result));
    }
    return new Scores(scores);
  }

  /** Scores by the name of what they are of. */
  record Scores(Map<String, Score> byName) {
    Score of(String name) {
      Score score = byName.get(name);
      if (score == null) {
        throw new IllegalStateException("no " + name + " among " + byName.keySet());
      }
      return score;
    }
  }
}
