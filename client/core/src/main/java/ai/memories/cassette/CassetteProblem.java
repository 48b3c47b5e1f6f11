package ai.memories.cassette;

import java.nio.file.Path;

/**
 * Something wrong with a file among recordings.
 *
 * <pre>{@code
 * for (CassetteProblem problem : CassetteCheck.builder(root).build().run()) {
 *   log.error("{}: {}", problem.file(), problem.message());
 * }
 * }</pre>
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
