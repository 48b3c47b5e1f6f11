package ai.memories.pricing;

import java.util.Optional;

/**
 * What one part of a message weighs beside its text.
 *
 * @param tokens of the medium, zero for text
 * @param embeddedBytes bytes of the body that are the medium itself and not text
 * @param unknown why the tokens are not known, with what to do; empty where they are
 */
record PartSize(TokenEstimate tokens, long embeddedBytes, Optional<String> unknown) {
  static final PartSize TEXT = new PartSize(TokenEstimate.ZERO, 0, Optional.empty());

  static PartSize unknown(String why) {
    return new PartSize(TokenEstimate.ZERO, 0, Optional.of(why));
  }

  static PartSize of(TokenEstimate tokens, String uri) {
    return new PartSize(tokens, embedded(uri) ? TextBytes.of(uri) : 0, Optional.empty());
  }

  /** Base64, bare or as a data URI, holds no {@code ://}. */
  static boolean embedded(String uri) {
    return uri.startsWith("data:") || !uri.contains("://");
  }
}
