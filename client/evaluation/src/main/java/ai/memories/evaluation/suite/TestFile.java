package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The file a suite's tests are read from, once for each pass over them. */
final class TestFile {
  private final Reading reading;
  private final TestContent defaults;
  private final Optional<Located> whole;
  private final Map<Path, State> states = new ConcurrentHashMap<>();

  /**
   * A suite's file.
   *
   * @param whole what stands in the place of a list of tests, if something does
   */
  TestFile(Reading reading, TestContent defaults, Optional<Located> whole) {
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

  /** A pass over tests that have been checked. */
  TestCursor open() {
    requireUnchanged(path());
    return cursor(new Problems(), true, this::requireUnchanged);
  }

  private void requireUnchanged(Path file) {
    if (!State.of(file).equals(states.get(file))) {
      throw new ConfigurationException(
          Problem.error(
              Location.startOf(reading.files().display(file)),
              "the file was changed while the suite was being run: run it again"));
    }
  }

  /** The pass that checks them. */
  TestCursor open(Problems problems) {
    return cursor(problems, false, file -> states.put(file, State.of(file)));
  }

  private TestCursor cursor(Problems problems, boolean strict, Consumer<Path> opened) {
    // What is wrong with the YAML was told when the suite was read, places and all.
    var items = reading.yaml().items(path(), SuiteReader.TESTS, new Problems());
    Reading told = reading.reportingTo(problems);
    var reader = new TestReader(told);
    var all = new TestItems(items, whole, told, opened);
    return new TestCursor(all, item -> reader.tests(item, defaults), problems, strict);
  }
}
