package ai.memories.evaluation;

import ai.memories.Usage;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseError.Kind;
import ai.memories.evaluation.result.CaseLine;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.SampleCounts;
import ai.memories.evaluation.result.Verdict;
import ai.memories.evaluation.statistics.SampleRule;
import ai.memories.evaluation.suite.EvalCase;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The samples of one case, added up as they finish. Not thread-safe. */
final class SampleGroup {
  /** What the service is at fault for, and what more samples could tell. */
  private static final Set<Kind> OF_THE_SERVICE =
      EnumSet.of(Kind.TRANSPORT, Kind.RATE_LIMIT, Kind.SERVICE, Kind.PROTOCOL);

  private static final int REASONS_SHOWN = 3;
  private static final List<String> ORIGINS = List.of("replayed", "recorded", "live");

  private final SampleRule rule;
  private final FirstSamples<String> reasons = new FirstSamples<>(REASONS_SHOWN);
  private final FirstSamples<CaseError> notRun = new FirstSamples<>(1);
  private final FirstSamples<CaseError> faults = new FirstSamples<>(1);
  private int finished;
  private int passed;
  private int failed;
  private int errored;
  private BigDecimal scores = BigDecimal.ZERO;
  private int scored;
  private int answered;
  private int origin = -1;
  private int attempts;
  private Duration latency = Duration.ZERO;
  private Optional<Usage> usage = Optional.of(Usage.NONE);
  private Optional<BigDecimal> costUsd = Optional.of(BigDecimal.ZERO);

  SampleGroup(SampleRule rule) {
    this.rule = rule;
  }

  /** Adds a sample; says whether it was the last. */
  boolean add(CaseResult sample) {
    switch (sample.verdict()) {
      case PASSED -> passed++;
      case FAILED -> failed++;
      case ERRORED -> errored(sample);
      case NOT_RUN -> notRun.add(sample, sample.error());
    }
    sample.score().ifPresent(this::score);
    if (sample.origin().isPresent()) {
      answer(sample, sample.origin().get());
    }
    if (sample.verdict() != Verdict.PASSED) {
      String number = "#" + sample.name().sample().orElse(0) + " ";
      reasons.add(sample, sample.reasons().stream().findFirst().map(number::concat));
    }
    return ++finished == rule.samples();
  }

  private void errored(CaseResult sample) {
    errored++;
    if (sample.errorKind().filter(OF_THE_SERVICE::contains).isEmpty()) {
      faults.add(sample, sample.error());
    }
  }

  private void score(BigDecimal score) {
    scores = scores.add(score);
    scored++;
  }

  private void answer(CaseResult sample, String from) {
    answered++;
    origin = Math.max(origin, ORIGINS.indexOf(from));
    attempts += sample.attempts();
    latency = sample.latency().map(latency::plus).orElse(latency);
    usage = usage.flatMap(sum -> sample.usage().map(sum::plus));
    costUsd = costUsd.flatMap(sum -> sample.costUsd().map(sum::add));
  }

  /** The line of the case, once all samples have finished: sums, and the verdict on all. */
  CaseResult result(EvalCase evalCase, long seq) {
    CaseLine line = CaseFacts.wholeLine(evalCase, seq);
    if (answered > 0) {
      line.answer(ORIGINS.get(origin), latency, attempts, false).taken(usage, costUsd);
    }
    if (scored > 0) {
      line.score(scores.divide(BigDecimal.valueOf(scored), MathContext.DECIMAL64));
    }
    line.samples(new SampleCounts(rule, passed, failed, errored), reasons.all());
    Verdict verdict = verdict(line);
    return line.verdict(verdict, true);
  }

  private Verdict verdict(CaseLine line) {
    Optional<CaseError> fault = faults.one();
    if (fault.isPresent()) {
      line.error(fault.get());
      return Verdict.ERRORED;
    }
    Optional<CaseError> stopped = notRun.one();
    if (stopped.isPresent()) {
      line.error(stopped.get());
      return Verdict.NOT_RUN;
    }
    return switch (rule.verdict(passed, failed, errored)) {
      case PASSED -> Verdict.PASSED;
      case FAILED -> Verdict.FAILED;
      case INCONCLUSIVE -> {
        line.error(CaseError.of(Kind.INCONCLUSIVE, rule.describe(passed, failed, errored)));
        yield Verdict.ERRORED;
      }
    };
  }
}
