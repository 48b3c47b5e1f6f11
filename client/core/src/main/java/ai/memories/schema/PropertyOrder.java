package ai.memories.schema;

/**
 * What happens where an answer's properties stand in another order than propertyOrdering says.
 *
 * <p>Immutable.
 */
public enum PropertyOrder {
  /** Nothing: JSON objects have no order. */
  OFF,
  /** It is among the {@linkplain ResponseSchema#warnings warnings}. */
  WARN,
  /** It is a violation. */
  ERROR
}
