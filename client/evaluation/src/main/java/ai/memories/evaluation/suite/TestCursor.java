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

/**
 * One pass over tests that have been checked, each read when it is asked for; what is wrong all the
 * same is thrown. Not thread-safe.
 */
final class TestCursor implements Iterator<TestCase>, AutoCloseable {
  private final TestItems items;
  private final Function<Located, List<TestCase>> reader;
  private final Problems problems;
  private final Queue<TestCase> next = new ArrayDeque<>();

  /**
   * A pass.
   *
   * @param problems told what is wrong by those who read
   */
  TestCursor(TestItems items, Function<Located, List<TestCase>> reader, Problems problems) {
    this.items = items;
    this.reader = reader;
    this.problems = problems;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty()) {
      Optional<Located> item = items.next();
      problems.throwIfErrors();
      if (item.isEmpty()) {
        return false;
      }
      next.addAll(reader.apply(item.get()));
      problems.throwIfErrors();
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
