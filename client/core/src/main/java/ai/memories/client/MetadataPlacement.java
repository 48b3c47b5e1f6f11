package ai.memories.client;

/**
 * Where the Gemini options (thinking budget, response type and schema) stand in the body. The
 * service documents the first; OpenAI's SDKs, which its samples use, send the second.
 *
 * <pre>{@code
 * MemoriesClient.builder().metadataPlacement(MetadataPlacement.TOP_LEVEL);
 * }</pre>
 *
 * <p>Immutable.
 */
public enum MetadataPlacement {
  /** Below {@code extra_body.metadata}, as documented. */
  EXTRA_BODY,
  /** In a top-level {@code metadata}. */
  TOP_LEVEL,
  /** In both places, equal. */
  BOTH
}
