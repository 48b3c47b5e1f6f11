package ai.memories.evaluation.suite;

import ai.memories.cassette.Slug;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The name of a test whose author gave it none; it does not depend on the test's position. */
final class TestId {
  private static final int HASH_BYTES = 5;

  private TestId() {}

  /** A slug of the description, else a hash of vars and files as they are written. */
  static String of(Optional<String> description, Json test) {
    return description.map(Slug::of).orElseGet(() -> "test-" + hash(test));
  }

  private static String hash(Json test) {
    ObjectNode what = Json.object();
    for (String key : new String[] {"vars", "files"}) {
      JsonNode value = test.node().get(key);
      if (value != null) {
        what.set(key, value.isObject() ? withoutLists(value) : value);
      }
    }
    return HexFormat.of().formatHex(sha256(Json.of(what)), 0, HASH_BYTES);
  }

  /** Variables that are lists are in the names of the tests they make, item by item. */
  private static JsonNode withoutLists(JsonNode vars) {
    ObjectNode kept = Json.object();
    vars.properties().stream()
        .filter(entry -> !entry.getValue().isArray())
        .forEach(entry -> kept.set(entry.getKey(), entry.getValue()));
    return kept;
  }

  static byte[] sha256(Json value) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.canonicalBytes());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
