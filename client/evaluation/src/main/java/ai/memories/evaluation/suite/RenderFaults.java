package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.template.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Templates that failed. One that fails with every test is the prompt's fault and told once, there;
 * one that fails with some is told at each of them.
 */
final class RenderFaults {
  private static final int MAX_FAULTS = 1_000;
  private static final int MAX_TESTS = 100;
  private static final String ENV =
      "; a suite reads the environment variables that memories.yaml lists under env: {allow: […]},"
          + " and those under its own env";

  private final Map<Key, Fault> faults = new LinkedHashMap<>();

  private record Key(PromptMessage message, int line, int column, String detail) {}

  private static final class Fault {
    private final String prompt;
    private final List<Location> tests = new ArrayList<>();
    private int count;

    private Fault(String prompt) {
      this.prompt = prompt;
    }
  }

  void add(TestCase test, Prompt prompt, PromptMessage message, TemplateException e) {
    Key key = new Key(message, e.line(), e.column(), e.detail());
    if (faults.size() >= MAX_FAULTS && !faults.containsKey(key)) {
      return;
    }
    Fault fault = faults.computeIfAbsent(key, k -> new Fault(prompt.label()));
    fault.count++;
    if (fault.tests.size() < MAX_TESTS) {
      fault.tests.add(test.location());
    }
  }

  /** Adds those of the tests that come after. */
  void addAll(RenderFaults later) {
    later.faults.forEach(
        (key, more) -> {
          if (faults.size() < MAX_FAULTS || faults.containsKey(key)) {
            Fault fault = faults.computeIfAbsent(key, k -> new Fault(more.prompt));
            fault.count += more.count;
            more.tests.stream().limit(MAX_TESTS - fault.tests.size()).forEach(fault.tests::add);
          }
        });
  }

  void report(int tests, Problems problems) {
    faults.forEach((key, fault) -> report(key, fault, tests, problems));
  }

  private static void report(Key key, Fault fault, int tests, Problems problems) {
    Location at = key.message().place().at(key.line(), key.column());
    String detail = key.detail() + (key.detail().matches(".*\\benv\\b.*") ? ENV : "");
    if (fault.count == tests) {
      problems.error(at, detail);
      return;
    }
    fault.tests.forEach(
        test ->
            problems.error(test, "with prompt \"" + fault.prompt + "\" (" + at + "): " + detail));
  }
}
