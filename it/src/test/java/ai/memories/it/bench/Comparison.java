package ai.memories.it.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Milliseconds an interaction of a whole replay takes in a process that begins with it, beside what
 * other libraries took on a machine of the same kind (November 2026). Not thread-safe.
 */
final class Comparison {
  private static final List<String> OTHERS =
      List.of(
          "| EasyVCR | 6.4 | 62 | 491 | – | 3.8 s (JSON), 38 s (YAML) |",
          "| WireMock | 3.5 | 18.5 | 51 | – | – |",
          "| Betamax | 2.7 | 10 | 36 | – | – |",
          "| OkReplay | 0.23 | 0.14 | 0.55 | – | – |");

  private final List<String> sizes = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();
  private Duration first = Duration.ZERO;

  /**
   * The next size.
   *
   * @param count of recordings
   * @param each interaction of a replay of all
   * @param newFirst the first answer of a process
   */
  void add(int count, Duration each, Duration newFirst) {
    sizes.add(String.format(Locale.ROOT, "%,d", count));
    cells.add(String.format(Locale.ROOT, "%.2f", each.toNanos() / 1e6));
    first = newFirst;
  }

  @Override
  public String toString() {
    var table = new StringBuilder("| ms an interaction, of so many recordings |");
    sizes.forEach(size -> table.append(" ").append(size).append(" |"));
    table.append(" first hit among the most |\n| --- |").append(" --- |".repeat(sizes.size() + 1));
    table.append("\n| this kit | ").append(String.join(" | ", cells)).append(" | ");
    table.append(Figures.millis(first)).append(" |\n");
    return table.append(String.join("\n", OTHERS)).append("\n").toString();
  }
}
