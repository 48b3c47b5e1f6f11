package ai.memories.evaluation.source;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The events of one YAML file, read as they are asked for. Every fault of its syntax is a {@link
 * ConfigurationException} with the place. Not thread-safe.
 */
final class YamlEvents implements AutoCloseable {
  private static final long MEGABYTE = 1L << 20;

  private final String file;
  private final Reader reader;
  private final Parser parser;
  private Location last;

  private YamlEvents(String file, Reader reader, LoadSettings settings) {
    this.file = file;
    this.reader = reader;
    this.parser = new ParserImpl(settings, new StreamReader(settings, reader));
    this.last = Location.startOf(file);
  }

  static YamlEvents open(Path path, String shown, long maxBytes) {
    Location start = Location.startOf(shown);
    try {
      long size = Files.size(path);
      if (size > maxBytes) {
        throw fault(
            start, "the file has " + size(size) + ", more than the " + size(maxBytes) + " allowed");
      }
      var decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      Reader reader =
          new BufferedReader(new InputStreamReader(Files.newInputStream(path), decoder));
      int limit = (int) Math.min(maxBytes, Integer.MAX_VALUE);
      return new YamlEvents(
          shown, reader, LoadSettings.builder().setLabel(shown).setCodePointLimit(limit).build());
    } catch (IOException e) {
      throw fault(start, "the file cannot be read: " + e.getMessage());
    }
  }

  private static String size(long bytes) {
    return bytes < MEGABYTE ? bytes + " bytes" : bytes / MEGABYTE + " MB";
  }

  static ConfigurationException fault(Location at, String message) {
    return new ConfigurationException(Problem.error(at, message));
  }

  Location start() {
    return Location.startOf(file);
  }

  Event peek() {
    try {
      return parser.peekEvent();
    } catch (YamlEngineException e) {
      throw YamlFaults.translate(e, last);
    }
  }

  Event next() {
    Event event = peek();
    parser.next();
    last = at(event);
    return event;
  }

  /** Takes the next event if it is of a kind. */
  boolean takes(Event.ID id) {
    if (peek().getEventId() != id) {
      return false;
    }
    next();
    return true;
  }

  Location at(Event event) {
    return event
        .getStartMark()
        .map(mark -> new Location(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(last);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
