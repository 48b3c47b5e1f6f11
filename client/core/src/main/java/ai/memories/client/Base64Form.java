package ai.memories.client;

/**
 * How an inline image is written; the service does not say which form it wants.
 *
 * <pre>{@code
 * MemoriesClient.builder().base64Form(Base64Form.RAW);
 * }</pre>
 *
 * <p>Immutable.
 */
public enum Base64Form {
  /** {@code data:image/png;base64,iVBO…} */
  DATA_URI,
  /** The base64 text alone. */
  RAW
}
