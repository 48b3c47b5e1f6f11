package ai.memories.evaluation.dataset;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Suggestion;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The columns of a CSV file: variables, and those that begin with two underscores. */
final class CsvColumns {
  private static final Pattern EXPECTED = Pattern.compile("__expected[0-9]*");
  private static final String METADATA = "__metadata:";
  private static final String LIST = "[]";
  private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
  private static final Pattern CONFIG =
      Pattern.compile("__config:(?<column>__expected[0-9]*):threshold");
  private static final Pattern ONE_UNDERSCORE =
      Pattern.compile("_(?:expected[0-9]*|prefix|suffix|description|metric|threshold|metadata:.*)");
  private static final List<String> SPECIAL =
      List.of(
          "__id",
          "__description",
          "__threshold",
          "__metric",
          "__prefix",
          "__suffix",
          "__expected",
          METADATA);

  private final DatasetFile file;
  private final List<String> names;

  private CsvColumns(DatasetFile file, List<String> names) {
    this.file = file;
    this.names = names;
  }

  static CsvColumns of(CSVRecord header, DatasetFile file) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).strip();
      names.add(name);
      Integer first = seen.putIfAbsent(name, i + 1);
      if (name.isEmpty()) {
        file.problems().error(file.at(1, 1), "column " + (i + 1) + " has no name");
      } else if (first != null) {
        file.problems()
            .error(file.at(1, 1), "columns " + first + " and " + (i + 1) + " are named " + name);
      }
      checkSpecial(name, file);
    }
    checkConfigs(names, file);
    return new CsvColumns(file, names);
  }

  /** A column of thresholds is of a column of assertions that is there. */
  private static void checkConfigs(List<String> names, DatasetFile file) {
    for (String name : names) {
      Matcher config = CONFIG.matcher(name);
      if (config.matches() && configured(config, names) < 0) {
        file.problems()
            .error(
                file.at(1, 1),
                "the column " + name + " is of no column: there is no " + config.group("column"));
      }
    }
  }

  /** Which column the thresholds are of; {@code __expected} and {@code __expected1} are one. */
  private static int configured(Matcher config, List<String> names) {
    String column = config.group("column");
    String other =
        switch (column) {
          case "__expected" -> "__expected1";
          case "__expected1" -> "__expected";
          default -> column;
        };
    return names.contains(column) ? names.indexOf(column) : names.indexOf(other);
  }

  private static void checkSpecial(String name, DatasetFile file) {
    boolean known =
        !name.startsWith("__")
            || EXPECTED.matcher(name).matches()
            || CONFIG.matcher(name).matches()
            || (name.startsWith(METADATA) && name.length() > METADATA.length())
            || (SPECIAL.contains(name) && !name.equals(METADATA));
    if (!known) {
      file.problems().error(file.at(1, 1), unknown(name));
    }
    if (ONE_UNDERSCORE.matcher(name).matches()) {
      file.problems()
          .warning(
              file.at(1, 1),
              "the column " + name + " is a variable; did you mean \"_" + name + "\"?");
    }
  }

  private static String unknown(String name) {
    if (name.equals("__metadata") || name.equals(METADATA)) {
      return "the column " + name + " names no key; write __metadata:key";
    }
    if (name.startsWith("__config")) {
      return "the column " + name + " is not supported; write __config:__expected1:threshold";
    }
    if (name.equals("__providerOutput")) {
      return "the column __providerOutput is not supported: remove it; answers come from the model"
          + " or a recording";
    }
    return "unknown column " + name + Suggestion.didYouMean(name, SPECIAL);
  }

  int count() {
    return names.size();
  }

  /** The test of a row. */
  Json test(CSVRecord row, int line) {
    ObjectNode test = Json.object();
    ObjectNode vars = test.putObject("vars");
    ArrayNode expected = Json.nodes().arrayNode();
    Map<Integer, String> thresholds = thresholds(row);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!name.startsWith("__")) {
        vars.put(name, row.get(i));
      } else if (EXPECTED.matcher(name).matches() && !row.get(i).isBlank()) {
        expected.add(assertion(row.get(i), thresholds.get(i), file.at(line, 1)));
      } else if (!row.get(i).isBlank()) {
        special(name, row.get(i), test, file.at(line, 1));
      }
    }
    if (!expected.isEmpty()) {
      metric(test, expected);
      test.set("assert", expected);
    }
    test.remove("__metric");
    return Json.of(test);
  }

  /** What the first line has been told of is passed over here. */
  private void special(String name, String cell, ObjectNode test, Location at) {
    if (name.startsWith(METADATA)) {
      metadata(test.withObject("/metadata"), name.substring(METADATA.length()), cell);
      return;
    }
    switch (name) {
      case "__threshold" -> threshold(test, cell.strip(), at);
      case "__metric" -> test.put(name, cell.strip());
      case "__prefix", "__suffix" -> test.withObject("/options").put(name.substring(2), cell);
      case "__id", "__description" -> test.put(name.substring(2), cell.strip());
      default -> {}
    }
  }

  /** The thresholds of a row, by the column they are of. */
  private Map<Integer, String> thresholds(CSVRecord row) {
    Map<Integer, String> thresholds = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      Matcher config = CONFIG.matcher(names.get(i));
      if (config.matches() && !row.get(i).isBlank()) {
        thresholds.put(configured(config, names), row.get(i).strip());
      }
    }
    return thresholds;
  }

  private ObjectNode assertion(String cell, @Nullable String threshold, Location at) {
    ObjectNode assertion = ExpectedCell.assertion(cell, file::isAssertionType);
    if (threshold != null) {
      ExpectedCell.threshold(assertion, threshold);
    }
    ExpectedCell.misspelt(cell, assertion, file.assertionTypes())
        .ifPresent(warning -> file.problems().warning(at, warning));
    ExpectedCell.undecided(assertion).ifPresent(why -> file.problems().error(at, why));
    return assertion;
  }

  private static void metric(ObjectNode test, ArrayNode expected) {
    String metric = test.path("__metric").asText();
    if (!metric.isEmpty()) {
      expected.forEach(assertion -> ((ObjectNode) assertion).put("metric", metric));
    }
  }

  private static void metadata(ObjectNode metadata, String key, String cell) {
    if (!key.endsWith(LIST)) {
      metadata.put(key, cell);
      return;
    }
    ArrayNode items = metadata.putArray(key.substring(0, key.length() - LIST.length()));
    for (String item : COMMA.split(cell, -1)) {
      items.add(item.strip().replace("\\,", ","));
    }
  }

  private void threshold(ObjectNode test, String cell, Location at) {
    try {
      test.put("threshold", new BigDecimal(cell));
    } catch (NumberFormatException e) {
      file.problems().error(at, "__threshold must be a number, not \"" + cell + "\"");
    }
  }
}
