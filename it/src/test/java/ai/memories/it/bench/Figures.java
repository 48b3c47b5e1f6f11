package ai.memories.it.bench;

import java.time.Duration;
import java.util.Locale;

/** The table of {@code docs/benchmarks.md}, a row at a time. Not thread-safe. */
final class Figures {
  private final StringBuilder rows = new StringBuilder();

  Figures() {
    rows.append("| what | wall | CPU | peak RSS MB | target | promptfoo 0.123 |\n");
    rows.append("| --- | --- | --- | --- | --- | --- |\n");
  }

  void process(String what, Measurement took, String target, String peer) {
    row(what, seconds(took.wall()), seconds(took.cpu()), took.peakMegabytes(), target, peer);
  }

  void row(String... cells) {
    rows.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
  }

  static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
  }

  static String micros(Duration time) {
    return String.format(Locale.ROOT, "%.1f µs", time.toNanos() / 1e3);
  }

  @Override
  public String toString() {
    return rows.toString();
  }
}
