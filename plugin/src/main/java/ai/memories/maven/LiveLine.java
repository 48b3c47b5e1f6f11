package ai.memories.maven;

import java.io.PrintWriter;

/** One line of a terminal that is drawn anew again and again. Thread-safe. */
final class LiveLine {
  private static final String TO_THE_START = "\r";
  private static final String ERASE_THE_REST = "\u001b[K";

  private final PrintWriter terminal;
  private final int columns;
  private boolean shown;

  LiveLine(PrintWriter terminal, int columns) {
    this.terminal = terminal;
    this.columns = columns;
  }

  /** Draws a line over the last one; what the terminal has no room for is cut off. */
  synchronized void show(String line) {
    String fitting = line.length() < columns ? line : line.substring(0, columns - 2) + "…";
    terminal.print(TO_THE_START + fitting + ERASE_THE_REST);
    terminal.flush();
    shown = true;
  }

  /** Leaves an empty line for whatever is written next. */
  synchronized void clear() {
    if (shown) {
      terminal.print(TO_THE_START + ERASE_THE_REST);
      terminal.flush();
      shown = false;
    }
  }
}
