package ai.memories.maven;

import ai.memories.evaluation.report.ConsoleStyle;
import java.io.Console;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * What the terminal can do that Maven was started from, if there is one.
 *
 * @param batch whether Maven was told that nobody looks on ({@code -B})
 * @param parallel whether modules build side by side and write at the same time
 * @param properties the user's
 * @param environment the process's
 * @param screen where somebody sits before the console, what is drawn on it
 */
record Terminal(
    boolean batch,
    boolean parallel,
    Properties properties,
    Map<String, String> environment,
    @Nullable PrintWriter screen) {
  private static final int COLUMNS = 80;

  static Terminal of(MavenSession session) {
    return new Terminal(
        !session.getRequest().isInteractiveMode(),
        session.isParallel(),
        merged(session),
        System.getenv(),
        screen(System.console()));
  }

  private static Properties merged(MavenSession session) {
    var all = new Properties();
    all.putAll(session.getSystemProperties());
    all.putAll(session.getUserProperties());
    return all;
  }

  /** From JDK 22 on there is a console also where output goes to a file; it can say so. */
  private static @Nullable PrintWriter screen(@Nullable Console console) {
    return console != null && isTerminal(console) ? console.writer() : null;
  }

  private static boolean isTerminal(Console console) {
    try {
      Method asked = Console.class.getMethod("isTerminal");
      return Boolean.TRUE.equals(asked.invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  /** Whether colours are understood: by {@code style.color}, {@code NO_COLOR}, the terminal. */
  ConsoleStyle style() {
    String wanted =
        properties
            .getProperty("maven.style.color", properties.getProperty("style.color", "auto"))
            .toLowerCase(Locale.ROOT);
    boolean coloured =
        switch (wanted) {
          case "always", "yes", "force" -> true;
          case "never", "no", "none" -> false;
          default -> screen != null && !batch && !isDumb() && noColor().isEmpty();
        };
    return coloured ? ConsoleStyle.COLOURED : ConsoleStyle.PLAIN;
  }

  private String noColor() {
    return environment.getOrDefault("NO_COLOR", "");
  }

  private boolean isDumb() {
    return environment.getOrDefault("TERM", "").equals("dumb");
  }

  /**
   * Where a line can be drawn anew, if anywhere. From Maven 4 on, whatever is printed becomes a
   * line of the log.
   */
  @Nullable LiveLine liveLine() {
    boolean three = properties.getProperty("maven.version", "").startsWith("3.");
    return screen != null && three && !batch && !parallel && !isDumb()
        ? new LiveLine(screen, columns())
        : null;
  }

  /** Shells tell their width only if asked to. */
  private int columns() {
    try {
      return Math.max(20, Integer.parseInt(environment.getOrDefault("COLUMNS", "" + COLUMNS)));
    } catch (NumberFormatException e) {
      return COLUMNS;
    }
  }
}
