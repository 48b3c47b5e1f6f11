package ai.memories.evaluation.result;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * {@code results.jsonl}: a line per case, appended and flushed as cases finish, so that a killed
 * run keeps all it has. Thread-safe.
 *
 * <pre>{@code
 * try (Stream<CaseResult> results = ResultsFile.read(outcome.results())) {
 *   results
 *       .filter(result -> result.verdict() == Verdict.FAILED)
 *       .forEach(result -> log.info("{}: {}", result.name(), result.reasons()));
 * }
 * }</pre>
 */
public final class ResultsFile implements AutoCloseable {
  private final BufferedWriter writer;

  private ResultsFile(BufferedWriter writer) {
    this.writer = writer;
  }

  /**
   * Starts a new file, in the place of an old one.
   *
   * @throws IOException if it cannot be written
   */
  public static ResultsFile create(Path file) throws IOException {
    return new ResultsFile(Files.newBufferedWriter(file));
  }

  /**
   * Appends a result.
   *
   * @param line as {@link CaseResult#line} gives it
   * @throws UncheckedIOException if the disk refuses
   */
  public synchronized void append(String line) {
    try {
      writer.write(line);
      writer.write('\n');
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    writer.close();
  }

  /**
   * Reads the results one by one, in the order the cases finished. Close the stream.
   *
   * @throws IOException if the file cannot be opened
   */
  public static Stream<CaseResult> read(Path file) throws IOException {
    BufferedReader reader = Files.newBufferedReader(file);
    return reader.lines().map(CaseResult::parse).onClose(() -> close(reader));
  }

  private static void close(BufferedReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
