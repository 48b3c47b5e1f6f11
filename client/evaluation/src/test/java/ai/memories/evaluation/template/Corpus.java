package ai.memories.evaluation.template;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Templates with what Nunjucks made of them. */
final class Corpus {
  private Corpus() {}

  /** A template and its rendering. */
  record Case(String id, String template, String output) {
    @Override
    public String toString() {
      return id + " " + template;
    }
  }

  static List<Case> cases(String resource) {
    List<Case> cases = new ArrayList<>();
    for (JsonNode one : read(resource).get("templates")) {
      cases.add(
          new Case(
              one.get("id").textValue(),
              one.get("template").textValue(),
              one.get("output").textValue()));
    }
    return cases;
  }

  /** The variables both corpora are rendered with. */
  static Vars vars() {
    JsonNode context = read("conformance.json").get("context");
    Map<String, Json> vars = new HashMap<>();
    context.fieldNames().forEachRemaining(name -> vars.put(name, Json.of(context.get(name))));
    return Vars.of(vars);
  }

  private static JsonNode read(String resource) {
    try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream(resource))) {
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).node();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
