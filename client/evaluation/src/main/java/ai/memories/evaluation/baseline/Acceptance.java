package ai.memories.evaluation.baseline;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.JsonLine;
import ai.memories.evaluation.result.PriceJson;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.Verdict;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes the last run down as baselines: all of them or, if the run is not whole, none. */
final class Acceptance {
  private static final String AGAIN = "; run memories:evaluate without a filter first, to its end";

  private final Baselines baselines;
  private final Path output;
  private final List<Path> written = new ArrayList<>();
  private long cases;
  private long notPassed;

  Acceptance(Baselines baselines, Path output) {
    this.baselines = baselines;
    this.output = output;
  }

  Accepted run() throws IOException {
    JsonNode run = read();
    Path results = output.resolve("results.jsonl");
    refuseUnanswered(results);
    try (FinishedCases finished = FinishedCases.read(results, suite -> true, true)) {
      while (finished.suite().isPresent()) {
        write(finished.suite().get(), finished, run);
      }
    }
    return new Accepted(written, cases, notPassed);
  }

  private JsonNode read() throws IOException {
    Path file = output.resolve("run.json");
    if (!Files.isRegularFile(file)) {
      throw refused("there is no run in " + output + AGAIN);
    }
    JsonNode run = parse(file);
    if (!run.path("complete").asBoolean()) {
      throw refused("the last run was not completed" + AGAIN);
    }
    if (run.path("filter").isTextual()) {
      throw refused(
          "the last run ran only the cases of the filter \""
              + run.get("filter").asText()
              + "\""
              + AGAIN);
    }
    if (run.path("shard").isTextual()) {
      throw refused("the last run was one shard: join them first (memories:merge)");
    }
    return run;
  }

  private static JsonNode parse(Path file) throws IOException {
    try {
      return Json.parse(Files.readString(file)).node();
    } catch (JsonSyntaxException e) {
      throw refused(file + " is no JSON: " + e.getMessage() + AGAIN);
    }
  }

  /** What was never asked is no answer to hold a later one against. */
  private static void refuseUnanswered(Path results) throws IOException {
    try (Stream<CaseResult> all = ResultsFile.read(results)) {
      List<CaseResult> unanswered =
          all.filter(result -> result.missed() || result.verdict() == Verdict.NOT_RUN)
              .limit(1)
              .toList();
      if (!unanswered.isEmpty()) {
        CaseResult first = unanswered.get(0);
        throw refused(
            first.name()
                + (first.missed() ? " has no recording" : " did not run")
                + ", perhaps not it alone: record what is missing, then accept");
      }
    }
  }

  private void write(String suite, FinishedCases finished, JsonNode run) throws IOException {
    Path file = baselines.file(suite);
    baselines.refuseOutside(file);
    Path directory = Files.createDirectories(file.resolveSibling("."));
    Path cases = directory.resolve(".cases-" + UUID.randomUUID() + ".jsonl");
    Path whole = directory.resolve(".baseline-" + UUID.randomUUID() + ".jsonl");
    try {
      Set<String> used = cases(cases, suite, finished);
      try (BufferedWriter out = Files.newBufferedWriter(whole)) {
        JsonNode schemas = run.path("responseSchemas");
        for (String hash : used) {
          if (schemas.path(hash).isObject()) {
            out.write(BaselineFile.line(hash, Json.of(schemas.get(hash))) + "\n");
          }
        }
        JsonNode prices = run.path("taken").path(suite).path("prices");
        if (prices.isObject()) {
          for (var price : PriceJson.prices(Json.of(prices)).entrySet()) {
            out.write(BaselineFile.line(price.getKey(), price.getValue()) + "\n");
          }
        }
        try (var lines = Files.newBufferedReader(cases)) {
          lines.transferTo(out);
        }
      }
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      written.add(file);
    } finally {
      Files.deleteIfExists(cases);
      Files.deleteIfExists(whole);
    }
  }

  private Set<String> cases(Path file, String suite, FinishedCases finished) throws IOException {
    Set<String> schemas = new TreeSet<>();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      while (finished.suite().filter(suite::equals).isPresent()) {
        BaselineCase next = finished.next();
        next.schemaHash().ifPresent(schemas::add);
        out.write(JsonLine.of(next.line()) + "\n");
        cases++;
        notPassed += next.verdict() == Verdict.PASSED ? 0 : 1;
      }
    }
    return schemas;
  }

  private static ConfigurationException refused(String message) {
    return new ConfigurationException(Problem.error("no baseline was accepted: " + message));
  }
}
