package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.statistics.SampleRule;
import ai.memories.pricing.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A suite: models, prompts, and tests whose answers are judged. The tests of a large suite stay in
 * the file and are read anew by each pass, so that a million of them take no memory. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Suite suite = reader.read(file, problems).orElseThrow();
 * suite.check(problems);
 * problems.throwIfErrors();
 * try (Stream<EvalCase> cases = suite.cases()) {
 *   cases.forEach(c -> ask(c.request()));
 * }
 * }</pre>
 */
public final class Suite {
  private final SuiteHead head;
  private final TestFile tests;

  Suite(SuiteHead head, TestFile tests) {
    this.head = head;
    this.tests = tests;
  }

  /** Its path below the suites directory without {@code .yaml}, joined by {@code /}. */
  public String name() {
    return head.name();
  }

  /** The file it is read from. */
  public Path file() {
    return tests.path();
  }

  /** What it is for, in its author's words. */
  public Optional<String> description() {
    return head.description();
  }

  /** The models it asks. */
  public List<Provider> providers() {
    return head.providers();
  }

  /** The ways it asks. */
  public List<Prompt> prompts() {
    return head.prompts();
  }

  /** What all its cases together may take. */
  public Limits budget() {
    return head.budget();
  }

  /** What of a difference from its baseline it does not accept. */
  public RegressionRules regression() {
    return head.regression();
  }

  GraderReader graders(Problems problems) {
    return tests.graders(problems);
  }

  /** What stands on the suite for every case that has nothing nearer. */
  CallSettings settings() {
    return head.settings();
  }

  /** How often a test's cases are asked, and when they count as passed. */
  SampleRule samples(TestCase test) {
    return head.samples().over(test.repeat().orElse(head.repeat())).rule();
  }

  /** Where it says how often a test is asked; the test itself if nothing does. */
  Location repeatOf(TestCase test) {
    Location at = test.repeat().orElse(head.repeat()).location();
    return at != null ? at : test.location();
  }

  /**
   * The tests, read from the file as they are asked for; to be closed.
   *
   * @throws ai.memories.evaluation.problem.ConfigurationException also while reading, if the file
   *     has changed since it was checked
   */
  public Stream<TestCase> tests() {
    return tests.tests();
  }

  /**
   * The cases in the order tests, prompts, providers, samples; made as they are asked for, to be
   * closed.
   */
  public Stream<EvalCase> cases() {
    return tests().flatMap(this::cases);
  }

  private Stream<EvalCase> cases(TestCase test) {
    SampleRule rule = samples(test);
    return prompts().stream()
        .flatMap(
            prompt ->
                providers().stream()
                    .flatMap(
                        provider ->
                            Stream.iterate(1, n -> n <= rule.samples(), n -> n + 1)
                                .map(n -> new EvalCase(this, test, prompt, provider, n, rule))));
  }

  /** How many cases there are, their samples not counted; 0 before they were checked. */
  public long caseCount() {
    return tests.count() * prompts().size() * providers().size();
  }

  /**
   * Looks at every test with every prompt, before anything is paid for: names, variables,
   * templates, assertions. Whatever is wrong is told, all of it.
   *
   * @return how many tests there are
   */
  public long check(Problems problems) {
    return new SuiteCheck(this, problems).run(tests);
  }

  @Override
  public String toString() {
    return name();
  }
}
