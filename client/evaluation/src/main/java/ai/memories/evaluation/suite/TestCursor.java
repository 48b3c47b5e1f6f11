package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/** One pass over the tests of a suite, each read when it is asked for. Not thread-safe. */
final class TestCursor implements Iterator<TestCase>, AutoCloseable {
  private final TestItems items;
  private final Function<Located, List<TestCase>> reader;
  private final Problems problems;
  private final boolean strict;
  private final Queue<TestCase> next = new ArrayDeque<>();

  /**
   * A pass.
   *
   * @param problems told what is wrong with a test; one that cannot be used is passed over
   * @param strict whether to throw instead
   */
  TestCursor(
      TestItems items,
      Function<Located, List<TestCase>> reader,
      Problems problems,
      boolean strict) {
    this.items = items;
    this.reader = reader;
    this.problems = problems;
    this.strict = strict;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty()) {
      Optional<Located> item = items.next();
      if (strict) {
        problems.throwIfErrors();
      }
      if (item.isEmpty()) {
        return false;
      }
      next.addAll(reader.apply(item.get()));
      if (strict) {
        problems.throwIfErrors();
      }
    }
    return true;
  }

  @Override
  public TestCase next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more tests");
    }
    return next.remove();
  }

  @Override
  public void close() {
    items.close();
  }
}
