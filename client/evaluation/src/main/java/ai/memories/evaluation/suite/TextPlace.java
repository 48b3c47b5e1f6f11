package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.source.ProjectFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a template stands, to find the place of a fault in it. A template that is a value in a YAML
 * file has its lines indented or quoted there; the file is looked at again for that, which costs
 * only who has a fault.
 */
final class TextPlace {
  private final ProjectFiles files;
  private final Location start;
  private final boolean wholeFile;

  private TextPlace(ProjectFiles files, Location start, boolean wholeFile) {
    this.files = files;
    this.start = start;
    this.wholeFile = wholeFile;
  }

  static TextPlace file(ProjectFiles files, Path file) {
    return new TextPlace(files, Location.startOf(files.display(file)), true);
  }

  static TextPlace value(ProjectFiles files, Location start) {
    return new TextPlace(files, start, false);
  }

  /** Where the text starts. */
  Location start() {
    return start;
  }

  /** The place of a line and column of the text, both from 1; its start if it cannot be told. */
  Location at(int line, int column) {
    if (wholeFile) {
      return new Location(start.file(), line, column);
    }
    Path file = files.project().resolve(start.file());
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      List<String> lines = reader.lines().skip(start.line() - 1L).limit(line + 1L).toList();
      return inValue(lines, line, column);
    } catch (IOException e) {
      // The file was read a moment ago; the place is no more exact for failing here.
      return start;
    }
  }

  private Location inValue(List<String> lines, int line, int column) {
    String first = lines.isEmpty() ? "" : lines.get(0);
    int offset = start.column() - 1;
    char style = offset < first.length() ? first.charAt(offset) : ' ';
    if (style == '|' && line < lines.size()) {
      int indent = indent(lines.subList(1, lines.size()));
      return new Location(start.file(), start.line() + line, indent + column);
    }
    if (line > 1 || style == '|' || style == '>' || style == '&' || style == '*') {
      return start;
    }
    int quote = style == '"' || style == '\'' ? 1 : 0;
    return new Location(start.file(), start.line(), start.column() + quote + column - 1);
  }

  /** A block's indentation is that of its first line that has text. */
  private static int indent(List<String> block) {
    return block.stream()
        .filter(text -> !text.isBlank())
        .mapToInt(text -> text.length() - text.stripLeading().length())
        .findFirst()
        .orElse(0);
  }
}
