package ai.memories;

/**
 * The tokens one answer took, as the service counted them. Where the service sent no usage there is
 * no {@code Usage} at all: unknown is never zero.
 *
 * <pre>{@code
 * answer.usage()
 *     .ifPresent(usage -> log.info("{} in, {} out", usage.inputTokens(), usage.outputTokens()));
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param inputTokens tokens of the prompt, media and schema
 * @param outputTokens tokens of the answer's text
 * @param totalTokens all tokens billed; may exceed input plus output where the model was thinking
 */
public record Usage(long inputTokens, long outputTokens, long totalTokens) {

  /** No tokens: the start of a sum, not the usage of an answer without one. */
  public static final Usage NONE = new Usage(0, 0, 0);

  /** Refuses negative counts. */
  public Usage {
    if (inputTokens < 0 || outputTokens < 0 || totalTokens < 0) {
      throw new IllegalArgumentException(
          "token counts cannot be negative: "
              + inputTokens
              + ", "
              + outputTokens
              + ", "
              + totalTokens);
    }
  }

  /** A usage whose total is the sum of its parts. */
  public static Usage of(long inputTokens, long outputTokens) {
    return new Usage(inputTokens, outputTokens, inputTokens + outputTokens);
  }

  /**
   * The tokens billed at the output price: the text's, or whatever the total leaves beside the
   * input, since thinking is billed as output and shows only in the total.
   */
  public long billedOutputTokens() {
    return Math.max(outputTokens, totalTokens - inputTokens);
  }

  /** Tokens in the total that are neither input nor output: most likely thinking. */
  public long unattributedTokens() {
    return Math.max(0, totalTokens - inputTokens - outputTokens);
  }

  /** The sum of two usages. */
  public Usage plus(Usage other) {
    return new Usage(
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        totalTokens + other.totalTokens);
  }
}
