package ai.memories.evaluation.report;

/**
 * Whether a console understands colours.
 *
 * <pre>{@code
 * ConsoleStyle style = System.console() == null ? ConsoleStyle.PLAIN : ConsoleStyle.COLOURED;
 * }</pre>
 */
public enum ConsoleStyle {
  /** Text alone: logs, files, pipes. */
  PLAIN("", "", "", "", ""),
  /** ANSI escapes, which terminals understand. */
  COLOURED("\u001b[32m", "\u001b[31m", "\u001b[33m", "\u001b[1m", "\u001b[0m");

  private final String green;
  private final String red;
  private final String yellow;
  private final String bold;
  private final String end;

  ConsoleStyle(String green, String red, String yellow, String bold, String end) {
    this.green = green;
    this.red = red;
    this.yellow = yellow;
    this.bold = bold;
    this.end = end;
  }

  String good(String text) {
    return green + text + end;
  }

  String bad(String text) {
    return red + text + end;
  }

  String doubtful(String text) {
    return yellow + text + end;
  }

  String strong(String text) {
    return bold + text + end;
  }
}
