package ai.memories.evaluation.assertion;

import ai.memories.evaluation.source.Latest;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The latest assertions compiled, by what they demand: tests of a suite, its samples and columns
 * demand the same again and again. Thread-safe.
 */
final class CompiledChecks {
  private static final int REMEMBERED = 500;

  private final Latest<Key, AssertionCheck> compiled = new Latest<>(REMEMBERED);

  /** The hash is kept, since a schema's takes a while. */
  private record Key(String type, boolean negated, JsonNode demand, int hash) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && hash == that.hash
          && negated == that.negated
          && type.equals(that.type)
          && demand.equals(that.demand);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /**
   * Compiles an assertion, unless that has been done.
   *
   * @throws InvalidAssertionException if it cannot be judged as it is written
   */
  AssertionCheck of(AssertionType type, AssertionConfig config) {
    JsonNode demand = config.json().node();
    var key = new Key(config.type(), config.negated(), demand, demand.hashCode());
    return compiled.get(
        key,
        () -> {
          config.threshold();
          return type.compile(config);
        });
  }
}
