package ai.memories.evaluation.suite;

import ai.memories.evaluation.assertion.Answer;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.template.TemplateException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first pass over a suite's tests: everything that can be known without a call. */
final class SuiteCheck {
  private final Suite suite;
  private final Problems problems;
  private final NameIndex names = new NameIndex();
  private final RenderFaults faults = new RenderFaults();
  private final Kept<TestCase> kept = new Kept<>();
  private int tests;
  private int undemanding;
  private @Nullable Location firstUndemanding;

  SuiteCheck(Suite suite, Problems problems) {
    this.suite = suite;
    this.problems = problems;
  }

  /** Some tests, and what one sees of them without looking at others. */
  private record Looked(List<Read> tests, Problems problems, RenderFaults faults) {}

  /** A test, its size, and whether it could be read without a fault. */
  private record Read(TestCase test, long size, boolean faultless) {}

  /** Looks at every test, and counts them. */
  long run(TestFile file) {
    try (Batches<Located, Looked> batches =
        new Batches<>(items -> look(file, items), this::together)) {
      file.read(problems, batches::add);
      batches.finish();
      file.checked(tests, kept);
    } catch (ConfigurationException e) {
      e.problems().forEach(problems::add);
    }
    faults.report(tests, problems);
    reportUndemanding();
    return tests;
  }

  private Looked look(TestFile file, List<Located> items) {
    var looked = new Looked(new ArrayList<>(), new Problems(), new RenderFaults());
    TestReader reader = file.reader(looked.problems);
    for (Located item : items) {
      long written = Kept.bytes(item.json().node());
      int before = looked.problems.errors();
      List<TestCase> read = file.tests(reader, item);
      boolean faultless = looked.problems.errors() == before;
      for (TestCase test : read) {
        looked.tests.add(new Read(test, written + Kept.bytes(test.vars()), faultless));
        look(test, looked);
      }
    }
    return looked;
  }

  private void look(TestCase test, Looked looked) {
    suite
        .samples(test)
        .impossible()
        .ifPresent(why -> looked.problems.error(suite.repeatOf(test), why));
    suite.prompts().forEach(prompt -> render(test, prompt, looked));
    affixes(test, looked.problems);
    test.assertions().check(test.values(), looked.problems);
    graders(test, looked.problems);
  }

  private void graders(TestCase test, Problems problems) {
    if (test.assertions().asks()) {
      GraderReader graders = suite.graders(problems);
      test.assertions()
          .questions(Answer.builder("").build(), test.values())
          .forEach(question -> graders.check(test, question));
    }
  }

  private static void affixes(TestCase test, Problems problems) {
    try {
      test.options().around("", test.values());
    } catch (TemplateException e) {
      problems.error(test.location(), "prefix or suffix under options: " + e.detail());
    }
  }

  private void together(Looked looked) {
    for (Read read : looked.tests) {
      TestCase test = read.test();
      tests++;
      names
          .add(test.id(), test.location())
          .ifPresent(first -> problems.error(test.location(), twice(test, first)));
      kept.add(test, read.size());
      if (read.faultless()) {
        demands(test);
      }
    }
    looked.problems.all().forEach(problems::add);
    faults.addAll(looked.faults);
  }

  private void demands(TestCase test) {
    if (!test.assertions().canFail() && suite.prompts().stream().anyMatch(p -> noSchema(test, p))) {
      undemanding++;
      firstUndemanding = firstUndemanding == null ? test.location() : firstUndemanding;
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
      String which =
          undemanding == 1 ? "this test demands" : "this and " + (undemanding - 1) + " more demand";
      problems.warning(
          firstUndemanding,
          which
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

  private static void render(TestCase test, Prompt prompt, Looked looked) {
    prompt.refusal(test.options()).ifPresent(why -> looked.problems.error(test.location(), why));
    for (PromptMessage message : prompt.messages()) {
      try {
        message.render(test);
      } catch (TemplateException e) {
        looked.faults.add(test, prompt, message, e);
      }
    }
  }
}
