package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** The file a suite's tests are read from, once for each pass over them. */
final class TestFile {
  private final Reading reading;
  private final TestContent defaults;
  private final State state;

  TestFile(Reading reading, TestContent defaults) {
    this.reading = reading;
    this.defaults = defaults;
    this.state = State.of(reading.suite());
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

  Location start() {
    return Location.startOf(reading.files().display(path()));
  }

  /** A pass over tests that have been checked. */
  TestCursor open() {
    if (!State.of(path()).equals(state)) {
      throw new ConfigurationException(
          Problem.error(start(), "the suite was changed while it was being run: run it again"));
    }
    return cursor(new Problems(), true);
  }

  /** The pass that checks them. */
  TestCursor open(Problems problems) {
    return cursor(problems, false);
  }

  private TestCursor cursor(Problems problems, boolean strict) {
    // What is wrong with the YAML was told when the suite was read, places and all.
    var items = reading.yaml().items(path(), SuiteReader.TESTS, new Problems());
    var reader = new TestReader(reading.reportingTo(problems));
    return new TestCursor(items, item -> reader.test(item, defaults), problems, strict);
  }
}
