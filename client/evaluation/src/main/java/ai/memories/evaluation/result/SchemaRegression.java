package ai.memories.evaluation.result;

import ai.memories.schema.SchemaChange;
import ai.memories.schema.SchemaProblem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A responseSchema that changed since the baseline, and what the change does to the answers the
 * baseline holds. Immutable.
 *
 * <pre>{@code
 * for (SchemaRegression schema : comparison.schemas()) {
 *   if (schema.breaking()) {
 *     log.error("{}: {} answers no longer fit", schema.changes(), schema.broken().count());
 *   }
 * }
 * }</pre>
 *
 * @param before the digest of the old schema, if there was one
 * @param after the digest of the new one, if there is one
 * @param cases how many cases have the new in the place of the old
 * @param changes what changed
 * @param refused what the service refuses in the new one
 * @param valid how many recorded answers satisfy the new one
 * @param broken the answers that satisfied the old one and not the new one, each with its place
 * @param invalidBefore how many satisfied not even the old one
 * @param unknown how many answers were not kept, so that nothing can be said
 * @param recordUsd what recording these cases anew costs at today's prices, if known
 */
public record SchemaRegression(
    Optional<String> before,
    Optional<String> after,
    long cases,
    List<SchemaChange> changes,
    List<SchemaProblem> refused,
    long valid,
    Names broken,
    long invalidBefore,
    long unknown,
    Optional<BigDecimal> recordUsd) {

  /** Copies the lists. */
  public SchemaRegression {
    changes = List.copyOf(changes);
    refused = List.copyOf(refused);
  }

  /** Whether somebody who lives with the answers is hurt. */
  public boolean breaking() {
    return changes.stream().anyMatch(SchemaChange::breaking);
  }
}
