package ai.memories.cassette;

/**
 * What an equal request within one sample of one case gets.
 *
 * <pre>{@code
 * CassetteExchange.builder(service, cassette).repeats(Repeats.SEQUENCE).build();
 * }</pre>
 *
 * <p>Immutable.
 */
public enum Repeats {
  /** The same recording: asking twice is answered, and paid for, once. */
  SAME,
  /**
   * A recording of its own for every occurrence, in the order in which the case asks: for prompts
   * that are meant to be answered differently each time. A case that asks in parallel has no order;
   * do not combine the two.
   */
  SEQUENCE
}
