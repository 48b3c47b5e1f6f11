package ai.memories.http;

/**
 * On whose behalf a call is made. The host (a suite's runner, the JUnit extension) gives it; it
 * decides where a recording lies and what an error names, and never goes over the wire.
 *
 * <pre>{@code
 * var context = new CallContext("invoices / plain", "suites/invoices", "plain", 1);
 * client.model(ModelId.parse("gemini:gemini-2.5-flash"), context).chat("hello");
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param name what people call it, such as {@code invoices / plain / terse / pro}; for messages
 * @param directory where its recordings lie below the cassette root, slugs joined by {@code /},
 *     such as {@code suites/invoices}
 * @param slug the start of its recordings' file names, such as {@code plain--terse--pro}
 * @param sample which sample of the same question this is, from 1
 */
public record CallContext(String name, String directory, String slug, int sample) {

  /** The context of a call that nobody in particular makes: production code, a script. */
  public static final CallContext NONE = new CallContext("a call", "calls", "call", 1);

  /** Refuses a sample below 1. */
  public CallContext {
    if (sample < 1) {
      throw new IllegalArgumentException("samples count from 1, not " + sample);
    }
  }
}
