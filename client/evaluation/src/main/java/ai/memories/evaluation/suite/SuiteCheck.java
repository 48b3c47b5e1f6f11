package ai.memories.evaluation.suite;

import ai.memories.evaluation.assertion.Answer;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.template.TemplateException;
import org.jspecify.annotations.Nullable;

/** The first pass over a suite's tests: everything that can be known without a call. */
final class SuiteCheck {
  private final Suite suite;
  private final Problems problems;
  private final NameIndex names = new NameIndex();
  private final RenderFaults faults = new RenderFaults();
  private int tests;
  private int undemanding;
  private @Nullable Location firstUndemanding;

  SuiteCheck(Suite suite, Problems problems) {
    this.suite = suite;
    this.problems = problems;
  }

  /** Looks at every test, and counts them. */
  long run(TestFile file) {
    try (TestCursor cursor = file.open(problems)) {
      cursor.forEachRemaining(this::test);
    } catch (ConfigurationException e) {
      e.problems().forEach(problems::add);
    }
    faults.report(tests, problems);
    reportUndemanding();
    return tests;
  }

  private void test(TestCase test) {
    tests++;
    names
        .add(test.id(), test.location())
        .ifPresent(first -> problems.error(test.location(), twice(test, first)));
    suite.samples(test).impossible().ifPresent(why -> problems.error(suite.repeatOf(test), why));
    suite.prompts().forEach(prompt -> render(test, prompt));
    test.assertions().check(test.values(), problems);
    if (test.assertions().asks()) {
      GraderReader graders = suite.graders(problems);
      Answer empty = Answer.builder("").build();
      test.assertions()
          .questions(empty, test.values())
          .forEach(question -> graders.check(test, question));
    }
    if (!test.assertions().canFail() && suite.prompts().stream().anyMatch(p -> noSchema(test, p))) {
      undemanding++;
      firstUndemanding = firstUndemanding == null ? test.location() : firstUndemanding;
    }
  }

  private void affixes(TestCase test) {
    try {
      test.options().around("", test.values());
    } catch (TemplateException e) {
      problems.error(test.location(), "prefix or suffix under options: " + e.detail());
    }
  }

  private boolean noSchema(TestCase test, Prompt prompt) {
    return test.settings()
        .orElse(prompt.settings())
        .orElse(suite.settings())
        .responseSchema()
        .isEmpty();
  }

  private void reportUndemanding() {
    if (firstUndemanding != null) {
      problems.warning(
          firstUndemanding,
          (undemanding == 1
                  ? "this test demands"
                  : "this and " + (undemanding - 1) + " more demand")
              + " nothing of the answer, so any passes; write assert: with a weight above 0, or a"
              + " responseSchema");
    }
  }

  private static String twice(TestCase test, Location first) {
    String where =
        first.file().equals(test.location().file())
            ? "line " + first.line()
            : first.file() + ":" + first.line();
    return "two tests are named \"%s\", the first at %s: give one another id"
        .formatted(test.id(), where);
  }

  private void render(TestCase test, Prompt prompt) {
    prompt.refusal(test.options()).ifPresent(why -> problems.error(test.location(), why));
    affixes(test);
    for (PromptMessage message : prompt.messages()) {
      try {
        message.render(test);
      } catch (TemplateException e) {
        faults.add(test, prompt, message, e);
      }
    }
  }
}
