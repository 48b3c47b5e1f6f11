package ai.memories.evaluation;

import ai.memories.evaluation.suite.EvalCase;
import ai.memories.schema.ResponseSchema;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The distinct responseSchemas of a run. Thread-safe. */
final class SentSchemas {
  private final Map<String, ResponseSchema> byHash = new ConcurrentHashMap<>();

  void add(EvalCase evalCase) {
    evalCase.schema().ifPresent(schema -> byHash.putIfAbsent(schema.sha256(), schema));
  }

  /** The schemas by digest, in the order of the digests. */
  Map<String, ResponseSchema> all() {
    return new TreeMap<>(byHash);
  }
}
