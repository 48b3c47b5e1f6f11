package ai.memories.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/**
 * Several lines, indented by two, LF, {@code "name": value}, nothing inside an empty pair of
 * brackets. The library's own printer can do that since 2.16 only, and applications pin older ones.
 * For one text; not thread-safe.
 */
final class Layout implements PrettyPrinter {
  private int depth;

  private void newLine(JsonGenerator out) throws IOException {
    out.writeRaw('\n');
    out.writeRaw("  ".repeat(depth));
  }

  private void open(JsonGenerator out, char bracket) throws IOException {
    out.writeRaw(bracket);
    depth++;
  }

  private void close(JsonGenerator out, int members, char bracket) throws IOException {
    depth--;
    if (members > 0) {
      newLine(out);
    }
    out.writeRaw(bracket);
  }

  private void next(JsonGenerator out) throws IOException {
    out.writeRaw(',');
    newLine(out);
  }

  @Override
  public void writeRootValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw('\n');
  }

  @Override
  public void writeStartObject(JsonGenerator out) throws IOException {
    open(out, '{');
  }

  @Override
  public void beforeObjectEntries(JsonGenerator out) throws IOException {
    newLine(out);
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
    next(out);
  }

  @Override
  public void writeEndObject(JsonGenerator out, int members) throws IOException {
    close(out, members, '}');
  }

  @Override
  public void writeStartArray(JsonGenerator out) throws IOException {
    open(out, '[');
  }

  @Override
  public void beforeArrayValues(JsonGenerator out) throws IOException {
    newLine(out);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
    next(out);
  }

  @Override
  public void writeEndArray(JsonGenerator out, int members) throws IOException {
    close(out, members, ']');
  }
}
