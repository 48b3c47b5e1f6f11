package ai.memories.cassette;

import java.nio.file.Path;

/**
 * Something wrong with a file among recordings.
 *
 * <p>Immutable.
 *
 * @param file which
 * @param message what is wrong and what to do
 */
public record CassetteProblem(Path file, String message) {

  /** Both, as one line. */
  @Override
  public String toString() {
    return file + ": " + message;
  }
}
