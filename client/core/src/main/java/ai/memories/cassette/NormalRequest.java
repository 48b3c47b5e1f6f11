package ai.memories.cassette;

import ai.memories.json.Json;
import java.util.List;

/**
 * A request as it is compared.
 *
 * @param form its normal form
 * @param fingerprint of that form
 * @param rules the match rules that changed something in it, such as {@code ignore /user}
 */
record NormalRequest(Json form, Fingerprint fingerprint, List<String> rules) {

  NormalRequest {
    rules = List.copyOf(rules);
  }
}
