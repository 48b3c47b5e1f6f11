package ai.memories.schema;

import java.util.Objects;

/**
 * What a {@link ResponseSchema} checks beyond its mapping. By default nothing: the service promises
 * no more.
 *
 * <pre>{@code
 * schema.checking(SchemaChecks.standard().withStrict(true).withFormats(true));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class SchemaChecks {
  private static final SchemaChecks STANDARD = new SchemaChecks(false, false, PropertyOrder.OFF);

  private final boolean strict;
  private final boolean formats;
  private final PropertyOrder propertyOrder;

  private SchemaChecks(boolean strict, boolean formats, PropertyOrder propertyOrder) {
    this.strict = strict;
    this.formats = formats;
    this.propertyOrder = propertyOrder;
  }

  /** Other properties allowed, formats not asserted, order not checked. */
  public static SchemaChecks standard() {
    return STANDARD;
  }

  /** Whether an object may have only the properties its schema names. */
  public SchemaChecks withStrict(boolean strict) {
    return new SchemaChecks(strict, formats, propertyOrder);
  }

  /** Whether the formats int32, int64, date and date-time are asserted. */
  public SchemaChecks withFormats(boolean formats) {
    return new SchemaChecks(strict, formats, propertyOrder);
  }

  /** What becomes of an order that differs from propertyOrdering. */
  public SchemaChecks withPropertyOrder(PropertyOrder propertyOrder) {
    return new SchemaChecks(strict, formats, propertyOrder);
  }

  /** Whether an object may have only the properties its schema names. */
  public boolean strict() {
    return strict;
  }

  /** Whether formats are asserted. */
  public boolean formats() {
    return formats;
  }

  /** What becomes of an order that differs from propertyOrdering. */
  public PropertyOrder propertyOrder() {
    return propertyOrder;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SchemaChecks that
        && strict == that.strict
        && formats == that.formats
        && propertyOrder == that.propertyOrder;
  }

  @Override
  public int hashCode() {
    return Objects.hash(strict, formats, propertyOrder);
  }

  @Override
  public String toString() {
    return "strict " + strict + ", formats " + formats + ", propertyOrder " + propertyOrder;
  }
}
