package ai.memories.evaluation.source;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Location;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says a parser's complaint in words of the file: what, where, and what to write instead. */
final class YamlFaults {
  private static final int SHOWN = 60;

  /** What the parser says, and what helps. */
  private static final Map<String, String> ADVICE =
      Map.of(
          "\\t(TAB)", "a tab where YAML wants spaces: indent with spaces",
          "mapping values are not allowed here",
              "a second \": \" on the line, or an indentation that does not fit: put a text that"
                  + " holds \": \" in quotes, and align keys of one level",
          "found character '@'", "a plain text cannot start with @: put it in quotes",
          "found character '`'", "a plain text cannot start with `: put it in quotes",
          "found character '%'", "a plain text cannot start with %: put it in quotes",
          "expected <block end>",
              "this does not fit the level it stands on: align it with its neighbours, and put a"
                  + " text that starts with a quote or {{ wholly in quotes");

  private YamlFaults() {}

  static ConfigurationException translate(YamlEngineException e, Location last) {
    if (e instanceof MarkedYamlEngineException marked) {
      return marked(marked, last);
    }
    if (e instanceof ReaderException reader) {
      return YamlEvents.fault(
          last,
          "after this stands the control character U+%04X, which YAML does not allow: remove it or write it as \"\\x..\" in double quotes"
              .formatted(reader.getCodePoint()));
    }
    if (e.getCause() instanceof CharacterCodingException) {
      return YamlEvents.fault(last, "the file is not UTF-8 from here on; save it as UTF-8");
    }
    return YamlEvents.fault(last, "the file cannot be read from here on: " + e.getMessage());
  }

  private static ConfigurationException marked(MarkedYamlEngineException e, Location last) {
    String problem = String.valueOf(e.getProblem());
    Optional<Mark> at = e.getProblemMark();
    if (problem.contains("unexpected end of stream") && e.getContextMark().isPresent()) {
      Mark opened = e.getContextMark().get();
      return YamlEvents.fault(
          place(opened, last), "the quote opened here is never closed: " + shown(opened));
    }
    Location where = at.map(mark -> place(mark, last)).orElse(last);
    String text = at.map(YamlFaults::shown).map(line -> ": " + line).orElse("");
    String advice = advice(problem);
    return YamlEvents.fault(where, (advice.isEmpty() ? plain(problem, e, last) : advice) + text);
  }

  private static String advice(String problem) {
    return ADVICE.entrySet().stream()
        .filter(known -> problem.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static String plain(String problem, MarkedYamlEngineException e, Location last) {
    String context =
        e.getContextMark()
            .map(mark -> place(mark, last))
            .map(from -> ", " + e.getContext() + " from " + from.line() + ":" + from.column())
            .orElse("");
    return "this is no YAML: " + problem + context;
  }

  private static Location place(Mark mark, Location last) {
    return new Location(last.file(), mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** The line the mark stands in, from the mark on, cut to what fits into a message. */
  private static String shown(Mark mark) {
    int[] buffer = mark.getBuffer();
    int from = mark.getPointer();
    int to = from;
    while (to < buffer.length && to - from < SHOWN && buffer[to] != '\n' && buffer[to] != '\r') {
      to++;
    }
    // Past the end of the input the buffer holds zeros.
    return new String(buffer, from, to - from).replace("\0", "").replace("\t", "\\t").strip();
  }
}
