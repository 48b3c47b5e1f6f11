package ai.memories.evaluation.assertion;

import java.util.Set;

/**
 * A kind of assertion, found by {@link java.util.ServiceLoader}; in Maven put the jar that holds it
 * into the plugin's {@code <dependencies>}. Its negation, {@code not-} before the name, is made
 * from it by the engine.
 *
 * <pre>{@code
 * public final class Palindrome implements AssertionType {
 *   public String name() { return "palindrome"; }
 *   public AssertionCheck compile(AssertionConfig config) {
 *     return answer -> {
 *       String text = answer.text();
 *       boolean is = text.contentEquals(new StringBuilder(text).reverse());
 *       return Outcome.of(is, "the answer reads " + (is ? "the same" : "differently") + " backwards");
 *     };
 *   }
 * }
 * }</pre>
 *
 * <p>Implementations are stateless and thread-safe.
 */
public interface AssertionType {

  /** The name in a suite, in kebab case and without {@code not-}. */
  String name();

  /**
   * Reads one assertion of this type. Called before the first call of a run, and again for each
   * case whose value holds template expressions.
   *
   * @throws InvalidAssertionException if the assertion cannot be judged as it is written
   */
  AssertionCheck compile(AssertionConfig config);

  /**
   * The keys this type reads beside {@code type}, {@code weight} and {@code metric}, which every
   * assertion has. Any other key is an error, so that none is ignored in silence.
   */
  default Set<String> keys() {
    return Set.of("value");
  }
}
