package ai.memories.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Reads server-sent events: {@code data:} and {@code event:} lines up to an empty one; comments and
 * other fields are passed over. Not thread-safe.
 */
final class EventLines {
  /**
   * One event.
   *
   * @param ended whether the empty line stood behind it
   */
  record Raw(String name, String data, boolean ended) {}

  private final BufferedReader lines;
  private boolean first = true;

  EventLines(InputStream bytes) {
    lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
  }

  /**
   * The next event, empty at the end. An event without the empty line behind it is returned too:
   * services forget it after the last one, and whether it is whole is seen from its data.
   */
  Optional<Raw> next() throws IOException {
    String name = "";
    var data = new StringJoiner("\n").setEmptyValue("");
    boolean any = false;
    for (String line = line(); line != null; line = line()) {
      if (line.isEmpty() && any) {
        return Optional.of(new Raw(name, data.toString(), true));
      }
      switch (field(line)) {
        case "data" -> {
          data.add(value(line));
          any = true;
        }
        case "event" -> name = value(line);
        case "" -> name = line.isEmpty() ? "" : name; // an event without data is none
        default -> {}
      }
    }
    return any ? Optional.of(new Raw(name, data.toString(), false)) : Optional.empty();
  }

  private String line() throws IOException {
    String line = lines.readLine();
    if (line != null && first) {
      first = false;
      return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }
    return line;
  }

  /** What stands before the colon; empty for an empty line and for a comment. */
  private static String field(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? line : line.substring(0, colon);
  }

  private static String value(String line) {
    int colon = line.indexOf(':');
    String value = colon < 0 ? "" : line.substring(colon + 1);
    return value.startsWith(" ") ? value.substring(1) : value;
  }
}
