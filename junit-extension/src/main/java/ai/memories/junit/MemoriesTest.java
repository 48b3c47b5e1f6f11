package ai.memories.junit;

import ai.memories.cassette.Repeats;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Brings the chat model into tests. On a class it gives injection and defaults to every kind of
 * test method in it; on a method it is the test, once for each model and sample.
 *
 * <pre>{@code
 * @MemoriesTest
 * class InvoiceTest {
 *   @Test
 *   void reads_total(ChatModel model) {
 *     assertThat(model.chat("What is to be paid? …").text()).isEqualTo("1789.80");
 *   }
 *
 *   @MemoriesTest(models = {"gemini:gemini-2.5-flash", "gemini:gemini-2.5-pro"}, samples = 10, minPassRate = 0.9)
 *   void is_polite(ChatModel model) {
 *     assertThat(model.chat("Answer this complaint: …").text()).contains("sorry");
 *   }
 * }
 * }</pre>
 *
 * <p>Injected by type, into constructors, test and lifecycle methods: {@link
 * ai.memories.client.ChatModel}, {@link ai.memories.client.MemoriesClient}, {@link Budget} and, not
 * into constructors, {@link Sample}.
 *
 * <p>Answers are replayed from {@code src/test/memories/cassettes/tests}; {@code
 * -Dmemories.mode=record-missing} or the environment variable {@code MEMORIES_MODE} records what is
 * not there yet. What stands on a method is nearer than what stands on its class, that nearer than
 * {@code memories.yaml}; over all of them are configuration parameters, the environment and {@code
 * -Dmemories.*}. Tests may run in parallel.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@TestTemplate
@ExtendWith(MemoriesExtension.class)
public @interface MemoriesTest {

  /** Of a number: it is not set here, so what stands farther away counts. */
  int UNSET = -1;

  /**
   * The models asked, such as {@code gemini:gemini-2.5-flash}; if none, the {@code provider} of
   * {@code memories.yaml}. Several are for methods that are the test themselves.
   */
  String[] models() default {};

  /** How often a method that is the test runs for each model, from 1; 1 if not set. */
  int samples() default UNSET;

  /** Which part of the samples must pass, above 0 to 1; 1, all of them, if not set. */
  double minPassRate() default UNSET;

  /**
   * How sure it must be that the true pass rate is not below {@link #minPassRate()}, between 0 and
   * 1, such as 0.95: then the lower end of the Wilson interval must reach it. If not set, the
   * samples alone decide.
   */
  double confidence() default UNSET;

  /**
   * How many samples of a model may end in an error of the service before nothing can be said; 0 if
   * not set.
   */
  int maxErrors() default UNSET;

  /** {@code replay} (if nothing says otherwise), {@code record-missing}, {@code record}, live. */
  String mode() default "";

  /** What a request gets that is made again in the same test. */
  Repeats repeats() default Repeats.SAME;

  /** The most money, such as {@code 0.05 USD}: of a class, or of a test with all its samples. */
  String maxCost() default "";

  /** The most tokens, in and out together: of a class, or of a test with all its samples. */
  long maxTokens() default UNSET;
}
