package ai.memories.typed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the model is told about a record, an enum or a record's component; the component's
 * description wins over that of its type.
 *
 * <pre>{@code
 * record Invoice(@Description("with tax, in the invoice's currency") BigDecimal total) {}
 * }</pre>
 *
 * <p>Immutable, as annotations are.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Description {
  /** The text, as it is sent. */
  String value();
}
