package ai.memories.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the directory of recordings, so that tests which ask the same share one recording.
 *
 * <pre>{@code
 * @MemoriesTest
 * @MemoriesCassette("shared/invoices") // cassettes/tests/shared/invoices
 * class InvoiceTest {
 *   @Test
 *   void names_the_currency(ChatModel model) {
 *     assertThat(model.chat("In which currency? …").text()).contains("EUR");
 *   }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface MemoriesCassette {

  /** The directory below {@code cassettes/tests}, elements separated by a slash. */
  String value();
}
