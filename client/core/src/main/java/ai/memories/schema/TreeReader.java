package ai.memories.schema;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.serialization.NodeReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the published meta-schemas as we read all JSON, without a mapper of the library's own. */
final class TreeReader implements NodeReader {

  @Override
  public JsonNode readTree(String text, InputFormat format) {
    return Json.parse(text).node();
  }

  @Override
  public JsonNode readTree(InputStream text, InputFormat format) throws IOException {
    return readTree(new String(text.readAllBytes(), StandardCharsets.UTF_8), format);
  }
}
