package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.template.TemplateException;
import java.util.ArrayList;
import java.util.List;

/** The first pass over a suite's tests: everything that can be known without a call. */
final class SuiteCheck {
  private final Suite suite;
  private final Problems problems;
  private final NameIndex names = new NameIndex();
  private final RenderFaults faults = new RenderFaults();
  private final Kept<TestCase> kept = new Kept<>();
  private int tests;

  SuiteCheck(Suite suite, Problems problems) {
    this.suite = suite;
    this.problems = problems;
  }

  /** Some tests, and what one sees of them without looking at others. */
  private record Looked(
      List<TestCase> tests, List<Long> sizes, Problems problems, RenderFaults faults) {}

  void run(TestFile file) {
    try (Batches<Located, Looked> batches =
        new Batches<>(items -> look(file, items), this::together)) {
      file.read(problems, batches::add);
      batches.finish();
      file.checked(tests, kept);
    } catch (ConfigurationException e) {
      e.problems().forEach(problems::add);
    }
    faults.report(tests, problems);
  }

  private Looked look(TestFile file, List<Located> items) {
    var looked =
        new Looked(new ArrayList<>(), new ArrayList<>(), new Problems(), new RenderFaults());
    TestReader reader = file.reader(looked.problems);
    for (Located item : items) {
      long written = Kept.bytes(item.json().node());
      for (TestCase test : file.tests(reader, item)) {
        looked.tests.add(test);
        looked.sizes.add(written + Kept.bytes(test.vars()));
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
    suite.prompts().forEach(prompt -> render(test, prompt, looked.faults));
    test.assertions().check(test.values(), looked.problems);
  }

  private void together(Looked looked) {
    for (int i = 0; i < looked.tests.size(); i++) {
      TestCase test = looked.tests.get(i);
      tests++;
      names
          .add(test.id(), test.location())
          .ifPresent(first -> problems.error(test.location(), twice(test, first)));
      kept.add(test, looked.sizes.get(i));
    }
    looked.problems.all().forEach(problems::add);
    faults.addAll(looked.faults);
  }

  private static String twice(TestCase test, Location first) {
    String where =
        first.file().equals(test.location().file())
            ? "line " + first.line()
            : first.file() + ":" + first.line();
    return "two tests are named \"%s\", the first at %s: give one another id"
        .formatted(test.id(), where);
  }

  private static void render(TestCase test, Prompt prompt, RenderFaults faults) {
    for (PromptMessage message : prompt.messages()) {
      try {
        message.text().render(test.values());
      } catch (TemplateException e) {
        faults.add(test, prompt, message, e);
      }
    }
  }
}
