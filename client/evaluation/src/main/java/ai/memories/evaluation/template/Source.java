package ai.memories.evaluation.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A template's text with a reading place; it knows which line and column an offset has. */
final class Source {
  private final String text;
  private final List<Integer> lineStarts = new ArrayList<>();
  private int offset;

  Source(String text) {
    this.text = text;
    lineStarts.add(0);
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      lineStarts.add(i + 1);
    }
  }

  boolean atEnd() {
    return offset >= text.length();
  }

  int offset() {
    return offset;
  }

  String text() {
    return text;
  }

  /** The character at the reading place, NUL at the end. */
  char current() {
    return atEnd() ? '\0' : text.charAt(offset);
  }

  boolean startsWith(String prefix) {
    return text.startsWith(prefix, offset);
  }

  /** Moves on and gives what was passed. */
  String take(int length) {
    String taken = text.substring(offset, offset + length);
    offset += length;
    return taken;
  }

  void moveTo(int newOffset) {
    offset = newOffset;
  }

  Position position() {
    return position(offset);
  }

  Position position(int of) {
    int found = Collections.binarySearch(lineStarts, of);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, of - lineStarts.get(line) + 1);
  }
}
