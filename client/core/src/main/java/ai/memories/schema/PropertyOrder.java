package ai.memories.schema;

/**
 * What happens where an answer's properties stand in another order than propertyOrdering says.
 *
 * <pre>{@code
 * schema.checking(SchemaChecks.standard().withPropertyOrder(PropertyOrder.ERROR));
 * }</pre>
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
