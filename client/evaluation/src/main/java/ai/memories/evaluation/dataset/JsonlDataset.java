package ai.memories.evaluation.dataset;

import ai.memories.evaluation.source.Located;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Tests in JSON, one a line. */
public final class JsonlDataset implements DatasetReader {

  @Override
  public Set<String> extensions() {
    return Set.of("jsonl");
  }

  @Override
  public DatasetRows open(DatasetFile file) throws IOException {
    BufferedReader lines = file.reader();
    return DatasetRows.of(lines, new Lines(file, lines));
  }

  private static final class Lines implements DatasetRows.Source {
    private final DatasetFile file;
    private final BufferedReader lines;
    private int line;

    private Lines(DatasetFile file, BufferedReader lines) {
      this.file = file;
      this.lines = lines;
    }

    @Override
    public Optional<Located> next() throws IOException {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        Optional<Located> row = text.isBlank() ? Optional.empty() : row(text);
        if (row.isPresent()) {
          return row;
        }
      }
      return Optional.empty();
    }

    private Optional<Located> row(String text) {
      try {
        return Optional.of(Located.of(Json.parseStrict(text), file.at(line, 1)));
      } catch (JsonSyntaxException e) {
        file.problems().error(file.at(line, e.column()), "no JSON: " + e.getMessage());
        return Optional.empty();
      }
    }
  }
}
