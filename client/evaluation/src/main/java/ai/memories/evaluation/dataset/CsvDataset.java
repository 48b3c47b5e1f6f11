package ai.memories.evaluation.dataset;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.source.Located;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Tests in CSV by RFC 4180: a row each, a column a variable. The separator is what stands most
 * often in the first line, comma, semicolon or tab, since spreadsheets write what their country
 * uses.
 */
public final class CsvDataset implements DatasetReader {
  private static final char[] SEPARATORS = {',', ';', '\t'};
  private static final int HEADER_CHARS = 1 << 16;

  @Override
  public Set<String> extensions() {
    return Set.of("csv");
  }

  @Override
  public DatasetRows open(DatasetFile file) throws IOException {
    BufferedReader text = file.reader();
    try {
      var format = CSVFormat.RFC4180.builder().setDelimiter(separator(text)).get();
      var records = new Records(file, format.parse(text));
      records.header();
      return DatasetRows.of(text, records);
    } catch (IOException | RuntimeException e) {
      text.close();
      throw e;
    }
  }

  private static char separator(BufferedReader text) throws IOException {
    text.mark(HEADER_CHARS);
    int[] counts = new int[SEPARATORS.length];
    boolean quoted = false;
    for (int i = 0; i < HEADER_CHARS - 1; i++) {
      int c = text.read();
      if (c < 0 || (!quoted && (c == '\n' || c == '\r'))) {
        break;
      }
      quoted ^= c == '"';
      for (int s = 0; s < SEPARATORS.length && !quoted; s++) {
        counts[s] += c == SEPARATORS[s] ? 1 : 0;
      }
    }
    text.reset();
    int most = 0;
    for (int s = 1; s < counts.length; s++) {
      most = counts[s] > counts[most] ? s : most;
    }
    return SEPARATORS[most];
  }

  private static final class Records implements DatasetRows.Source {
    private final DatasetFile file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private Optional<CsvColumns> columns = Optional.empty();
    private int line = 1;

    private Records(DatasetFile file, CSVParser parser) {
      this.file = file;
      this.parser = parser;
      this.records = parser.iterator();
    }

    private void header() throws IOException {
      Optional<CSVRecord> header = read();
      if (header.isEmpty()) {
        throw file.fault(1, 1, "the file is empty; its first line must name the columns");
      }
      columns = Optional.of(CsvColumns.of(header.get(), file));
    }

    @Override
    public Optional<Located> next() throws IOException {
      while (true) {
        int at = line;
        Optional<CSVRecord> next = read();
        if (next.isEmpty()) {
          return Optional.empty();
        }
        Optional<Located> row = columns.flatMap(names -> row(names, next.get(), at));
        if (row.isPresent()) {
          return row;
        }
      }
    }

    private Optional<Located> row(CsvColumns names, CSVRecord cells, int at) {
      boolean blank = cells.size() == 1 && cells.get(0).isEmpty();
      if (!blank && cells.size() != names.count()) {
        file.problems()
            .error(
                file.at(at, 1),
                "this row has "
                    + cells.size()
                    + " cells, the first line "
                    + names.count()
                    + " columns; put a text with a separator or a line break into double quotes");
      }
      return blank || cells.size() != names.count()
          ? Optional.empty()
          : Optional.of(Located.of(names.test(cells, at), file.at(at, 1)));
    }

    private Optional<CSVRecord> read() throws IOException {
      try {
        if (!records.hasNext()) {
          return Optional.empty();
        }
        CSVRecord next = records.next();
        line = (int) Math.min(Integer.MAX_VALUE, parser.getCurrentLineNumber() + 1);
        return Optional.of(next);
      } catch (UncheckedIOException e) {
        throw fault(Objects.requireNonNull(e.getCause()));
      } catch (IllegalStateException e) {
        throw file.fault(line, 1, "no CSV from here on: " + e.getMessage());
      }
    }

    /** What is no CSV is no IOException to its reader but for its wrapping. */
    private ConfigurationException fault(IOException e) throws CharacterCodingException {
      if (e instanceof CharacterCodingException coding) {
        throw coding;
      }
      return file.fault(line, 1, "no CSV from here on: " + e.getMessage());
    }
  }
}
