package ai.memories;

/**
 * The name of a model as the service wants it: a provider and a name, {@code
 * gemini:gemini-2.5-flash}. The prefix is mandatory; the service refuses a bare model name, so it
 * is refused here, before a call.
 *
 * <pre>{@code
 * ModelId flash = ModelId.parse("gemini:gemini-2.5-flash");
 * flash.name(); // gemini-2.5-flash
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param provider what stands before the first colon, such as {@code gemini}
 * @param name what stands after it, such as {@code gemini-2.5-flash}
 */
public record ModelId(String provider, String name) {

  /** Refuses empty parts and white space. */
  public ModelId {
    if (provider.isEmpty() || name.isEmpty() || (provider + name).chars().anyMatch(ModelId::odd)) {
      throw new IllegalArgumentException(
          "\""
              + provider
              + ":"
              + name
              + "\" is no model id: write provider:name, for example"
              + " gemini:gemini-2.5-flash");
    }
  }

  /**
   * Reads {@code provider:name}.
   *
   * @throws IllegalArgumentException if there is no prefix; the message shows the id with one
   */
  public static ModelId parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "model \"" + text + "\" has no provider prefix: write \"gemini:" + text + "\"");
    }
    return new ModelId(text.substring(0, colon), text.substring(colon + 1));
  }

  private static boolean odd(int c) {
    return Character.isWhitespace(c) || Character.isISOControl(c);
  }

  /** The id as it goes over the wire. */
  @Override
  public String toString() {
    return provider + ":" + name;
  }
}
