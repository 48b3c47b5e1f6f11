package ai.memories.evaluation.problem;

/**
 * A place in a file a user wrote.
 *
 * <pre>{@code
 * new Location("suites/invoices.yaml", 12, 5).toString(); // suites/invoices.yaml:12:5
 * }</pre>
 *
 * @param file the file as the user would name it, relative to the project where it lies below it
 * @param line from 1
 * @param column from 1
 */
public record Location(String file, int line, int column) {

  /** The start of a file. */
  public static Location startOf(String file) {
    return new Location(file, 1, 1);
  }

  /** {@code file:line:column}, as editors and CI systems link it. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
