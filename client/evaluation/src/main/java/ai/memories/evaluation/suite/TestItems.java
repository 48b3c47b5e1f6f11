package ai.memories.evaluation.suite;

import ai.memories.evaluation.dataset.DatasetFile;
import ai.memories.evaluation.dataset.DatasetReader;
import ai.memories.evaluation.dataset.DatasetRows;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tests of a suite as they are written, one at a time: those in its file, and at the place of
 * each {@code file://} those of the files it means. Not thread-safe; to be closed.
 */
final class TestItems implements AutoCloseable {
  private static final List<String> CODE = List.of(".js", ".cjs", ".mjs", ".ts", ".py");

  /** The items that stand in the suite's own file. */
  interface Own extends AutoCloseable {
    Optional<Located> next();

    @Override
    void close();
  }

  /** A file of tests, and where the suite names it. */
  private record Named(Path path, Location at) {}

  private final Own own;
  private final Reading reading;
  private final Consumer<Path> opened;
  private final Queue<Named> files = new ArrayDeque<>();
  private @Nullable DatasetRows rows;
  private @Nullable Named current;

  /**
   * The items.
   *
   * @param whole what stands in the place of a list of tests, if something does
   * @param opened told of each further file before it is read
   */
  TestItems(Own own, Optional<Located> whole, Reading reading, Consumer<Path> opened) {
    this.own = own;
    this.reading = reading;
    this.opened = opened;
    whole.ifPresent(this::refer);
  }

  /** The next test as written, or nothing at the end. */
  Optional<Located> next() {
    while (true) {
      Optional<Located> row = row();
      if (row.isPresent()) {
        return row;
      }
      Named file = files.poll();
      if (file != null) {
        open(file);
        continue;
      }
      Optional<Located> item = own.next();
      if (item.isEmpty() || !item.get().json().node().isTextual()) {
        return item;
      }
      refer(item.get());
    }
  }

  private Optional<Located> row() {
    DatasetRows from = rows;
    Named file = current;
    if (from == null || file == null) {
      return Optional.empty();
    }
    try {
      Optional<Located> row = from.next();
      if (row.isPresent()) {
        return row;
      }
    } catch (ConfigurationException e) {
      e.problems().forEach(reading.problems()::add);
    } catch (IOException e) {
      report(e, file);
    }
    closeRows();
    return Optional.empty();
  }

  private void open(Named file) {
    current = file;
    String name = String.valueOf(file.path().getFileName());
    Optional<DatasetReader> reader = reading.datasets().find(name);
    if (reader.isEmpty()) {
      reading.problems().error(file.at(), unreadable(name));
      return;
    }
    try {
      opened.accept(file.path());
      rows = reader.get().open(dataset(file));
    } catch (ConfigurationException e) {
      e.problems().forEach(reading.problems()::add);
    } catch (IOException e) {
      report(e, file);
    }
  }

  private DatasetFile dataset(Named file) {
    return new DatasetFile(
        file.path(),
        reading.files().display(file.path()),
        reading.problems(),
        reading.types()::isTypeAnywhere,
        reading.types().names());
  }

  private String unreadable(String name) {
    return CODE.stream().anyMatch(name::endsWith)
        ? "\"" + name + "\": suites run no code; write the tests it makes into a file"
        : "\""
            + name
            + "\": tests are read from files that end in ."
            + String.join(", .", reading.datasets().extensions());
  }

  private void report(IOException fault, Named file) {
    String shown = reading.files().display(file.path());
    try {
      if (fault instanceof CharacterCodingException) {
        Location line = dataset(file).notUtf8();
        reading.problems().error(line, "this is no UTF-8; save the file as UTF-8");
      } else {
        reading.problems().error(file.at(), shown + " cannot be read: " + fault.getMessage());
      }
    } catch (IOException e) {
      reading.problems().error(file.at(), shown + " cannot be read: " + e.getMessage());
    }
  }

  private void refer(Located reference) {
    String text = reference.json().node().textValue();
    if (!ProjectFiles.isReference(text)) {
      reading
          .problems()
          .error(
              reference.location(),
              text.contains("://")
                  ? "\"" + text + "\": tests are read from files of the project only, file://…"
                  : "tests from a file are written file://" + text);
      return;
    }
    reading
        .references()
        .resolveAll(text, reference.location())
        .forEach(path -> files.add(new Named(path, reference.location())));
  }

  private void closeRows() {
    DatasetRows open = rows;
    rows = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    closeRows();
    own.close();
  }
}
