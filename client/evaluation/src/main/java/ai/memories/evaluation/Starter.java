package ai.memories.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a first suite into a project, with its prompt, its schema and a recording, so that it
 * replays at once. What is there already is left as it is.
 *
 * <pre>{@code
 * Starter.Written written = Starter.write(project);
 * written.files(); // [src/test/memories/suites/first.yaml, …]
 * }</pre>
 */
public final class Starter {
  /** Where each file goes below the directory of suites, and where it lies beside this class. */
  static final Map<String, String> FILES = files();

  private Starter() {}

  /**
   * What came of it, by paths relative to the project.
   *
   * @param files what was written
   * @param kept what was there before
   */
  public record Written(List<Path> files, List<Path> kept) {

    /** Copies both. */
    public Written {
      files = List.copyOf(files);
      kept = List.copyOf(kept);
    }
  }

  /**
   * Writes what is not there.
   *
   * @param project its base directory
   * @throws IOException if the disk refuses
   */
  public static Written write(Path project) throws IOException {
    List<Path> written = new ArrayList<>();
    List<Path> kept = new ArrayList<>();
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = Path.of(EvaluationRequest.MEMORIES).resolve(file.getKey());
      Path target = project.resolve(path);
      if (Files.exists(target)) {
        kept.add(path);
        continue;
      }
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      try (InputStream content = Starter.class.getResourceAsStream("starter/" + file.getValue())) {
        Files.copy(Objects.requireNonNull(content, file.getValue()), target);
      }
      written.add(path);
    }
    return new Written(written, kept);
  }

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String name :
        List.of(
            "suites/first.yaml",
            "prompts/invoice.txt",
            "schemas/invoice.json",
            "suite-schema.json")) {
      files.put(name, name);
    }
    files.put(".gitattributes", "gitattributes");
    files.put(
        "cassettes/suites/first/coffee--invoice--gemini-gemini-2-5-flash-656893bbf916.json",
        "recording.json");
    return files;
  }
}
