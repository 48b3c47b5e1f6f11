package ai.memories.schema;

import java.util.List;

/**
 * What a change of a responseSchema means to those who live with its answers.
 *
 * <pre>{@code
 * SchemaComparison change = SchemaComparison.compare(before, after);
 * change.breaking(); // [/properties/total: breaking: the property is gone: …]
 * }</pre>
 *
 * <p>Two parties depend on a schema, and a change is called compatible only if it hurts neither:
 *
 * <ul>
 *   <li>The <em>readers</em>: code written for the old schema reads answers made by the new one. So
 *       every answer by the new schema must be acceptable by the old one, and every property the
 *       old one names must still come. What widens (a new enum value, {@code nullable}, a bound
 *       relaxed, a property no longer required) breaks readers.
 *   <li>The <em>recordings</em>: answers made by the old schema go on being replayed. So every
 *       answer by the old schema must be acceptable by the new one. What narrows (a newly required
 *       property, an enum value less, a bound tightened) breaks recordings.
 * </ul>
 *
 * <p>An answer by a schema holds only properties the schema names: the service generates by the
 * schema. That is why an added optional property is compatible. A recorded answer that does hold
 * another one is found by validating it, which needs no call.
 *
 * <p>A doubtful case is called breaking. Immutable and thread-safe.
 *
 * @param changes every difference found; equal schemas have none
 * @param refused what the service refuses in the new schema
 */
public record SchemaComparison(List<SchemaChange> changes, List<SchemaProblem> refused) {

  /** Copies the lists. */
  public SchemaComparison {
    changes = List.copyOf(changes);
    refused = List.copyOf(refused);
  }

  /** Compares two schemas, each with its checks. */
  public static SchemaComparison compare(ResponseSchema before, ResponseSchema after) {
    List<SchemaProblem> refused =
        after.lint().stream()
            .filter(problem -> problem.severity() == SchemaProblem.Severity.ERROR)
            .toList();
    return new SchemaComparison(SchemaDiff.between(before, after), refused);
  }

  /** The changes that hurt readers or recordings. */
  public List<SchemaChange> breaking() {
    return changes.stream().filter(SchemaChange::breaking).toList();
  }

  /** Whether no change hurts anybody. */
  public boolean compatible() {
    return breaking().isEmpty();
  }
}
