package ai.memories.evaluation.dataset;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.source.Located;
import ai.memories.json.Json;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Tests in JSON, an array of them. */
public final class JsonDataset implements DatasetReader {
  /** Takes a tenth of a second to make, which runs without such a file need not wait for. */
  private static final class Mapper {
    static final JsonMapper STRICT =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Mapper() {}
  }

  @Override
  public Set<String> extensions() {
    return Set.of("json");
  }

  @Override
  public DatasetRows open(DatasetFile file) throws IOException {
    BufferedReader text = file.reader();
    JsonParser parser = Mapper.STRICT.createParser(text);
    return DatasetRows.of(parser, new Items(file, parser));
  }

  private static final class Items implements DatasetRows.Source {
    private final DatasetFile file;
    private final JsonParser parser;
    private boolean begun;
    private boolean ended;

    private Items(DatasetFile file, JsonParser parser) {
      this.file = file;
      this.parser = parser;
    }

    @Override
    public Optional<Located> next() throws IOException {
      try {
        return ended ? Optional.empty() : read();
      } catch (JsonProcessingException e) {
        throw fault(e.getLocation(), "no JSON: " + e.getOriginalMessage());
      }
    }

    private Optional<Located> read() throws IOException {
      if (!begun && parser.nextToken() != JsonToken.START_ARRAY) {
        throw fault(parser.currentTokenLocation(), "tests in JSON are an array of mappings: [{…}]");
      }
      begun = true;
      if (parser.nextToken() == JsonToken.END_ARRAY) {
        end();
        return Optional.empty();
      }
      JsonLocation at = parser.currentTokenLocation();
      JsonNode node = parser.readValueAsTree();
      return Optional.of(
          Located.of(Json.of(node), file.at(Math.max(1, at.getLineNr()), at.getColumnNr())));
    }

    private void end() throws IOException {
      ended = true;
      if (parser.nextToken() != null) {
        throw fault(parser.currentTokenLocation(), "nothing may follow the array of tests");
      }
    }

    private ConfigurationException fault(JsonLocation at, String message) {
      return file.fault(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), message);
    }
  }
}
