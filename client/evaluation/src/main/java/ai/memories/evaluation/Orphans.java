package ai.memories.evaluation;

import ai.memories.cassette.Cassette;
import ai.memories.cassette.CassetteException;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problem;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The recordings that the last run of all cases of a suite had no use for. Only directories whose
 * suite completed in that run, unfiltered and with an answer to every case, are looked at: never
 * those of another suite or of JUnit tests. Immutable.
 *
 * <pre>{@code
 * Orphans orphans = Orphans.ofLastRun(project.resolve("src/test/memories"), output);
 * orphans.files().forEach(file -> log.info("unused: " + file));
 * orphans.delete();
 * }</pre>
 */
public final class Orphans {
  static final String MEMBER = "unusedRecordings";

  private static final String AGAIN = ": run memories:evaluate without a filter, then prune";

  private final List<Path> files;
  private final int directories;

  private Orphans(List<Path> files, int directories) {
    this.files = List.copyOf(files);
    this.directories = directories;
  }

  /**
   * Reads what the last run left.
   *
   * @param memories the directory of suites and recordings
   * @param output the directory the run wrote to
   * @throws ConfigurationException if there is no run that knows
   * @throws CassetteException if the run names what is no recording below the cassettes
   * @throws IOException if it cannot be read
   */
  public static Orphans ofLastRun(Path memories, Path output) throws IOException {
    JsonNode unused = read(output.resolve("run.json")).path(MEMBER);
    Cassette cassette = Cassette.at(memories.resolve("cassettes"));
    List<Path> files = new ArrayList<>();
    var sorted = new TreeMap<String, JsonNode>();
    unused.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
    sorted.forEach(
        (directory, names) ->
            names.forEach(name -> cassette.file(directory, name.asText()).ifPresent(files::add)));
    return new Orphans(files, sorted.size());
  }

  private static JsonNode read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw refused("there is no run in " + file.getParent() + AGAIN);
    }
    JsonNode run = parse(file);
    if (!run.path("complete").asBoolean()) {
      throw refused("the last run was not completed" + AGAIN);
    }
    if (run.path("filter").isTextual()) {
      throw refused(
          "the last run ran only the cases of the filter \""
              + run.path("filter").asText()
              + "\""
              + AGAIN);
    }
    if (run.path("shard").isTextual()) {
      throw refused("the last run was one shard" + AGAIN);
    }
    if (!run.path(MEMBER).isObject()) {
      throw refused("the last run was made by a version that does not say what it used" + AGAIN);
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

  private static ConfigurationException refused(String message) {
    return new ConfigurationException(Problem.error("nothing was pruned: " + message));
  }

  /** The recordings nobody used, sorted by directory and name. */
  public List<Path> files() {
    return files;
  }

  /** How many directories the last run knows all about; of the others nothing is listed. */
  public int directories() {
    return directories;
  }

  /**
   * Deletes them.
   *
   * @throws IOException if one cannot be deleted; those before it are gone
   */
  public void delete() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
