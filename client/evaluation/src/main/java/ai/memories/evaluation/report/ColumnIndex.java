package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunTotals.Column;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers the suites and columns of a run, so that rows name them in a few bytes. Immutable. */
final class ColumnIndex {
  private final List<String> suites;
  private final Map<String, List<Column>> columns = new LinkedHashMap<>();

  ColumnIndex(Map<String, Map<Column, ColumnTotals>> totals) {
    suites = List.copyOf(totals.keySet());
    totals.forEach((suite, found) -> columns.put(suite, List.copyOf(found.keySet())));
  }

  int suite(String name) {
    return suites.indexOf(name);
  }

  int column(String suite, Column column) {
    return columns.getOrDefault(suite, List.of()).indexOf(column);
  }

  /** Suites in order, each with its columns, for the page's script. */
  JsonNode json() {
    ArrayNode all = Json.nodes().arrayNode();
    for (String suite : suites) {
      ObjectNode node = all.addObject().put("suite", suite);
      ArrayNode list = node.putArray("columns");
      for (Column column : columns.getOrDefault(suite, List.of())) {
        list.addObject().put("prompt", column.prompt()).put("provider", column.provider());
      }
    }
    return all;
  }
}
