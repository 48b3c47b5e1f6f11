package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.YamlItems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where a suite's tests come from: a small suite's from what the pass before has read, else from
 * the file. Thread-safe once checked.
 */
final class TestFile {
  private final Reading reading;
  private final TestContent defaults;
  private final Optional<Located> whole;
  private final Map<Path, State> states = new ConcurrentHashMap<>();
  private @Nullable List<Located> read;
  private volatile @Nullable List<TestCase> checked;
  private volatile long count;

  /**
   * A suite's file.
   *
   * @param whole what stands in the place of a list of tests, if something does
   * @param read the items of the list, where they were few enough to be kept
   */
  TestFile(
      Reading reading,
      TestContent defaults,
      Optional<Located> whole,
      Optional<List<Located>> read) {
    this.read = read.orElse(null);
    this.reading = reading;
    this.defaults = defaults;
    this.whole = whole;
    this.states.put(reading.suite(), State.of(reading.suite()));
  }

  /** By what a file that was written to is known. */
  private record State(long size, FileTime modified) {
    static State of(Path file) {
      try {
        return new State(Files.size(file), Files.getLastModifiedTime(file));
      } catch (IOException e) {
        // A file that is gone is a file that has changed.
        return new State(-1, FileTime.fromMillis(0));
      }
    }
  }

  Path path() {
    return reading.suite();
  }

  GraderReader graders(Problems problems) {
    return new GraderReader(reading.reportingTo(problems));
  }

  /** A pass over tests that have been checked; to be closed. */
  Stream<TestCase> tests() {
    states.keySet().forEach(this::requireUnchanged);
    List<TestCase> known = checked;
    if (known != null) {
      return known.stream();
    }
    Problems problems = new Problems();
    TestReader reader = reader(problems);
    TestCursor cursor =
        new TestCursor(
            items(yaml(), problems, this::requireUnchanged), item -> tests(reader, item), problems);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                cursor, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
            false)
        .onClose(cursor::close);
  }

  private void requireUnchanged(Path file) {
    if (!State.of(file).equals(states.get(file))) {
      throw new ConfigurationException(
          Problem.error(
              Location.startOf(reading.files().display(file)),
              "the file was changed while the suite was being run: run it again"));
    }
  }

  /** The pass that checks them: shows each as it is written, in order. */
  void read(Problems problems, Consumer<Located> check) {
    List<Located> known = read;
    read = null;
    try (TestItems items =
        items(
            known == null ? yaml() : own(known.iterator()),
            problems,
            file -> states.put(file, State.of(file)))) {
      for (var item = items.next(); item.isPresent(); item = items.next()) {
        check.accept(item.get());
      }
    }
  }

  TestReader reader(Problems problems) {
    return new TestReader(reading.reportingTo(problems));
  }

  /** The tests an item stands for. */
  List<TestCase> tests(TestReader reader, Located item) {
    return reader.tests(item, defaults);
  }

  /** Takes what has been checked, for the run. */
  void checked(long tests, Kept<TestCase> kept) {
    count = tests;
    checked = kept.all().orElse(null);
  }

  /** How many tests were checked. */
  long count() {
    return count;
  }

  private TestItems items(TestItems.Own own, Problems problems, Consumer<Path> opened) {
    return new TestItems(own, whole, reading.reportingTo(problems), opened);
  }

  /** What is wrong with the YAML was told when the suite was read, places and all. */
  private TestItems.Own yaml() {
    YamlItems items = reading.yaml().items(path(), SuiteReader.TESTS, new Problems());
    return new TestItems.Own() {
      @Override
      public Optional<Located> next() {
        return items.next();
      }

      @Override
      public void close() {
        items.close();
      }
    };
  }

  private static TestItems.Own own(Iterator<Located> items) {
    return new TestItems.Own() {
      @Override
      public Optional<Located> next() {
        return items.hasNext() ? Optional.of(items.next()) : Optional.empty();
      }

      @Override
      public void close() {
        // nothing was opened
      }
    };
  }
}
