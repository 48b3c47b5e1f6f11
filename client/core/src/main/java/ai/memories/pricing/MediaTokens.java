package ai.memories.pricing;

import ai.memories.ModelId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * How many tokens media take, by model family. The numbers are those of contract §5, rows "image"
 * and "video per second". A family not listed there gets the larger of both.
 *
 * @param image an image of unknown size: low, likely, high
 * @param videoSecond a second of video with sound: low, likely, high
 */
record MediaTokens(TokenEstimate image, TokenEstimate videoSecond) {

  /** What Google counts for an image, or one tile of 768 pixels of a larger one. */
  private static final int TILE = 258;

  /** "unknown size 258·7": six tiles and one. */
  private static final MediaTokens GEMINI_2 =
      new MediaTokens(
          new TokenEstimate(TILE, TILE * 6, TILE * 7), new TokenEstimate(258, 283, 300));

  private static final MediaTokens GEMINI_3 =
      new MediaTokens(new TokenEstimate(280, 1120, 1120), new TokenEstimate(70, 95, 312));

  private static final MediaTokens OTHER =
      new MediaTokens(new TokenEstimate(TILE, TILE * 6, TILE * 7), new TokenEstimate(70, 283, 312));

  static MediaTokens of(ModelId model) {
    if (model.name().startsWith("gemini-2")) {
      return GEMINI_2;
    }
    return model.name().startsWith("gemini-3") ? GEMINI_3 : OTHER;
  }

  /** A video of this length, rounded up to whole tokens and cut off where nothing real is. */
  TokenEstimate video(Duration length) {
    BigDecimal seconds =
        BigDecimal.valueOf(length.getSeconds()).add(BigDecimal.valueOf(length.getNano(), 9));
    return new TokenEstimate(
        product(seconds, videoSecond.low()),
        product(seconds, videoSecond.likely()),
        product(seconds, videoSecond.high()));
  }

  private static long product(BigDecimal seconds, long perSecond) {
    return seconds
        .multiply(BigDecimal.valueOf(perSecond))
        .setScale(0, RoundingMode.CEILING)
        .min(BigDecimal.valueOf(CallBound.MAX_TOKENS))
        .longValueExact();
  }
}
