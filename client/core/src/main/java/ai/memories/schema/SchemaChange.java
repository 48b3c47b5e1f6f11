package ai.memories.schema;

/**
 * One difference between two schemas, and whom it hurts. Immutable.
 *
 * <pre>{@code
 * for (SchemaChange change : SchemaComparison.compare(before, after).breaking()) {
 *   log.error("{}", change); // /properties/total: breaking: …
 * }
 * }</pre>
 *
 * @param kind what is different
 * @param pointer where, as a JSON Pointer: in the new schema, or in the old one for what is gone
 * @param breaksReaders whether an answer by the new schema may be one that code written for the old
 *     one does not expect
 * @param breaksRecordings whether an answer by the old schema may be one that the new one refuses
 * @param message what changed and what follows
 */
public record SchemaChange(
    Kind kind, String pointer, boolean breaksReaders, boolean breaksRecordings, String message) {

  /** What can be different. */
  public enum Kind {
    /** A property came. */
    ADDED_PROPERTY,
    /** A property went. */
    REMOVED_PROPERTY,
    /** A property became required, or is no longer. */
    REQUIRED,
    /** The type. */
    TYPE,
    /** The values allowed. */
    ENUM,
    /** Whether null is allowed. */
    NULLABLE,
    /** A bound of a number, a length or a count. */
    BOUNDS,
    /** The regular expression of a text. */
    PATTERN,
    /** The format of a text or number. */
    FORMAT,
    /** The schema of an array's items came or went. */
    ITEMS,
    /** The alternatives. */
    ANY_OF,
    /** The order in which properties are written. */
    ORDER,
    /** Words to the model, which bind no answer. */
    WORDING,
    /** More than could be compared. */
    TOO_INTRICATE
  }

  /** Whether it hurts anybody. */
  public boolean breaking() {
    return breaksReaders || breaksRecordings;
  }

  /** For people: {@code /properties/total: breaking: …}. */
  @Override
  public String toString() {
    String where = pointer.isEmpty() ? "" : pointer + ": ";
    return where + (breaking() ? "breaking: " : "compatible: ") + message;
  }
}
