package ai.memories.regex;

import java.util.function.LongSupplier;

/**
 * A text that refuses to be read after a moment in time. The JDK's matcher ignores interrupts but
 * reads its input through this interface, and whatever backtracks reads.
 */
final class DeadlineText implements CharSequence {
  private static final int READS_BETWEEN_CHECKS = 1 << 10;

  /** Thrown out of the matcher; carries no stack trace, since nobody reads it. */
  static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Passed() {
      super("deadline passed", null, false, false);
    }
  }

  private final CharSequence text;
  private final LongSupplier nanoTime;
  private final long end;
  private int reads;

  DeadlineText(CharSequence text, LongSupplier nanoTime, long nanos) {
    this.text = text;
    this.nanoTime = nanoTime;
    this.end = nanoTime.getAsLong() + nanos;
  }

  @Override
  public char charAt(int index) {
    if ((++reads & (READS_BETWEEN_CHECKS - 1)) == 0 && nanoTime.getAsLong() - end > 0) {
      throw new Passed();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int stop) {
    return text.subSequence(start, stop);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
