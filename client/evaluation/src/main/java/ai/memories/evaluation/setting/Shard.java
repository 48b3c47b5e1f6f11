package ai.memories.evaluation.setting;

import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts a run is split into, such as {@code 2/8}. Which part a case is in depends on
 * its name alone, so that the split is the same on every machine and every day.
 *
 * <pre>{@code
 * Shard second = Shard.parse("2/8");
 * second.holds(name.withoutSample().parts()); // whether this machine asks it
 * second.share(limits);                       // an eighth of the money and the tokens
 * }</pre>
 *
 * @param index which part, from 1
 * @param count of how many
 */
public record Shard(int index, int count) {
  /** The run is not split. */
  public static final Shard WHOLE = new Shard(1, 1);

  /** The most parts; nobody has so many machines, and each is named where it is missing. */
  public static final int MAX_COUNT = 1_000;

  private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  /** Far below what the cheapest call costs. */
  private static final int DIGITS_OF_A_SHARE = 12;

  /** Refuses a part that there is not. */
  public Shard {
    if (count < 1 || count > MAX_COUNT || index < 1 || index > count) {
      throw new IllegalArgumentException(
          "there is no shard " + index + "/" + count + ": write 1/8 to 8/8, for at most 1000");
    }
  }

  /**
   * Reads {@code 2/8}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Shard parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no shard: write which of how many, for example 2/8");
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Whether this is all of the run. */
  public boolean whole() {
    return count == 1;
  }

  /**
   * Whether a case belongs to this part.
   *
   * @param name the parts of its name, without the number of a sample
   */
  public boolean holds(List<String> name) {
    return whole() || Long.remainderUnsigned(hash(name), count) == index - 1;
  }

  /** The same for ever: results of several machines and versions are joined by it. */
  private static long hash(List<String> name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : name) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** This part's share: the shares of all parts together are never more than the whole. */
  public Limits share(Limits limits) {
    if (whole()) {
      return limits;
    }
    Limits share = Limits.NONE;
    if (limits.maxCost().isPresent()) {
      share = share.withMaxCost(share(limits.maxCost().get()));
    }
    if (limits.maxTokens().isPresent()) {
      long tokens = limits.maxTokens().getAsLong();
      share = share.withMaxTokens(tokens / count + (index <= tokens % count ? 1 : 0));
    }
    return share;
  }

  private Cost share(Cost cost) {
    BigDecimal parts = BigDecimal.valueOf(count);
    int scale = Math.max(DIGITS_OF_A_SHARE, cost.usd().scale());
    return new Cost(cost.usd().divide(parts, scale, RoundingMode.DOWN));
  }

  /** As it is typed: {@code 2/8}. */
  @Override
  public String toString() {
    return index + "/" + count;
  }
}
