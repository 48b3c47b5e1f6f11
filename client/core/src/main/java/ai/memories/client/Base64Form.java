package ai.memories.client;

/** How an inline image is written; the service does not say which form it wants. */
public enum Base64Form {
  /** {@code data:image/png;base64,iVBO…} */
  DATA_URI,
  /** The base64 text alone. */
  RAW
}
