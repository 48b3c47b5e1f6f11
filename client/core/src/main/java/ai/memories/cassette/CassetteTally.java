package ai.memories.cassette;

/**
 * How many answers came from where.
 *
 * <pre>{@code
 * CassetteTally tally = recorded.tally();
 * log.info("{} replayed, {} paid for", tally.replayed(), tally.recorded() + tally.live());
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param replayed from a recording
 * @param recorded from the service, and kept
 * @param live from the service, and not kept
 * @param missed from nowhere: not recorded, and the service was not asked
 */
public record CassetteTally(long replayed, long recorded, long live, long missed) {

  /** Both together. */
  public CassetteTally plus(CassetteTally other) {
    return new CassetteTally(
        replayed + other.replayed,
        recorded + other.recorded,
        live + other.live,
        missed + other.missed);
  }
}
