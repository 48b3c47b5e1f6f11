package ai.memories.cassette;

import ai.memories.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells one question from another: the SHA-256 of its normal form, as 64 hexadecimal digits.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (CassetteMissException e) {
 *   e.fingerprint().abbreviated(); // 3f2a91b07c55, as it would stand in the file's name
 * }
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param hex the digits, lower case
 */
public record Fingerprint(String hex) {
  private static final int SHORT_CHARS = 12;
  private static final int BITS_PER_DIGIT = 4;

  /** Refuses anything but 64 lower-case hexadecimal digits. */
  public Fingerprint {
    if (!isHex(hex, 64)) {
      throw new IllegalArgumentException("no SHA-256 in hexadecimal: \"" + hex + "\"");
    }
  }

  /** The fingerprint of a normal form. */
  static Fingerprint of(Json normalForm) {
    return new Fingerprint(sha256(normalForm.canonicalBytes()));
  }

  /** The twelve digits that stand in file names. */
  public String abbreviated() {
    return hex.substring(0, SHORT_CHARS);
  }

  /** The 48 bits of the abbreviated form, for sets that hold many. */
  long abbreviatedBits() {
    return Long.parseLong(abbreviated(), 1 << BITS_PER_DIGIT);
  }

  static boolean isHex(String text, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (digit(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** What a hexadecimal digit counts, or -1 for what is none. */
  static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  // Written out: what the compiler has linked for a record costs the first answer some
  // milliseconds.
  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that && hex.equals(that.hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  /** The digits. */
  @Override
  public String toString() {
    return hex;
  }
}
