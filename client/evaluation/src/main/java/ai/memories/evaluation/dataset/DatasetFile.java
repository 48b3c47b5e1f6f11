package ai.memories.evaluation.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * A file of tests to be read, and what its reader may ask for. Immutable but for the problems.
 *
 * <pre>{@code
 * dataset.problems().error(dataset.at(3, 1), "this row has no name"); // and the next row is read
 * throw dataset.fault(4, 1, "no table from here on");                // and nothing more is read
 * }</pre>
 */
public final class DatasetFile {
  private final Path path;
  private final String name;
  private final Problems problems;
  private final Predicate<String> isAssertionType;
  private final Collection<String> assertionTypes;

  /**
   * A file.
   *
   * @param path where it is
   * @param name as messages name it
   * @param problems takes what is wrong with its rows
   * @param isAssertionType whether a word is a type of assertion, {@code not-} left off
   * @param assertionTypes the words a misspelt one may have been meant for
   */
  public DatasetFile(
      Path path,
      String name,
      Problems problems,
      Predicate<String> isAssertionType,
      Collection<String> assertionTypes) {
    this.path = path;
    this.name = name;
    this.problems = problems;
    this.isAssertionType = isAssertionType;
    this.assertionTypes = List.copyOf(assertionTypes);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Takes what is wrong with single rows. */
  public Problems problems() {
    return problems;
  }

  /** Whether a word is a type of assertion, {@code not-} left off. */
  public boolean isAssertionType(String word) {
    return isAssertionType.test(word);
  }

  /** The words a misspelt type of assertion may have been meant for. */
  Collection<String> assertionTypes() {
    return assertionTypes;
  }

  /** A place in it, both from 1. */
  public Location at(int line, int column) {
    return new Location(name, line, column);
  }

  /** The exception for a fault after which the file cannot be read on. */
  public ConfigurationException fault(int line, int column, String message) {
    return new ConfigurationException(Problem.error(at(line, column), message));
  }

  /**
   * Where the first line stands that is no UTF-8.
   *
   * @throws IOException if the file cannot be read
   */
  public Location notUtf8() throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      var line = new ByteArrayOutputStream();
      int number = 1;
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b != '\n') {
          line.write(b);
        } else if (isUtf8(line)) {
          line.reset();
          number++;
        } else {
          break;
        }
      }
      return at(number, 1);
    }
  }

  private static boolean isUtf8(ByteArrayOutputStream line) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /**
   * Its text: UTF-8, a byte order mark dropped. What is no UTF-8 becomes a {@link
   * java.nio.charset.CharacterCodingException}; who asked for the rows finds its line.
   *
   * @throws IOException if it cannot be opened
   */
  public BufferedReader reader() throws IOException {
    var decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(path), decoder));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }
}
