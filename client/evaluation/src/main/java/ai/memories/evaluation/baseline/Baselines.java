package ai.memories.evaluation.baseline;

import ai.memories.ModelId;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.pricing.ModelPrice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The baselines of a project: {@code baselines/<suite>.jsonl}, one per suite. Immutable.
 *
 * <pre>{@code
 * Baselines baselines = Baselines.of(project, project.resolve("src/test/memories"));
 * baselines.accept(project.resolve("target/memories")); // the last complete run
 * }</pre>
 */
public final class Baselines {
  private final Path project;
  private final Path directory;

  private Baselines(Path project, Path directory) {
    this.project = project;
    this.directory = directory;
  }

  /**
   * Of a project.
   *
   * @param project its base directory
   * @param memories the directory of suites, prompts and recordings
   */
  public static Baselines of(Path project, Path memories) {
    Path base = project.toAbsolutePath().normalize();
    return new Baselines(base, base.resolve(memories).resolve("baselines").normalize());
  }

  /** Where the baseline of a suite is, or would be. */
  public Path file(String suite) {
    return directory.resolve(suite + ".jsonl").normalize();
  }

  /** Whether a suite has one. */
  public boolean has(String suite) {
    return Files.isRegularFile(file(suite));
  }

  /** The file as messages name it. */
  String shown(String suite) {
    Path file = file(suite);
    return (file.startsWith(project) ? project.relativize(file) : file)
        .toString()
        .replace('\\', '/');
  }

  /**
   * Reads the baseline of a suite to its end, if it has one.
   *
   * @param problems takes what is wrong with it
   */
  public void check(String suite, Problems problems) {
    if (!has(suite)) {
      return;
    }
    try (BaselineFile file = open(suite)) {
      while (file.hasNext()) {
        file.next();
      }
    } catch (ConfigurationException e) {
      e.problems().forEach(problems::add);
    } catch (IOException e) {
      problems.add(Problem.error(shown(suite) + " cannot be read: " + e.getMessage()));
    }
  }

  /**
   * The prices a suite's baseline was accepted with, by model.
   *
   * @return none where there is no baseline
   * @throws ConfigurationException if the baseline is none
   * @throws UncheckedIOException if it cannot be read
   */
  public Map<ModelId, ModelPrice> prices(String suite) {
    if (!has(suite)) {
      return Map.of();
    }
    try (BaselineFile file = open(suite)) {
      return Map.copyOf(file.prices());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BaselineFile open(String suite) throws IOException {
    refuseOutside(file(suite));
    return BaselineFile.open(file(suite), shown(suite), suite);
  }

  /**
   * Makes the last run the one that later runs are held against.
   *
   * @param output the directory the run wrote to
   * @return what was written
   * @throws ConfigurationException if there is no complete run there, or only a part of one
   * @throws IOException if the disk refuses
   */
  public Accepted accept(Path output) throws IOException {
    return new Acceptance(this, project.resolve(output)).run();
  }

  /** A link must not lead a baseline out of the project. */
  void refuseOutside(Path file) {
    Path existing = file;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    try {
      if (!existing.toRealPath().startsWith(project.toRealPath())) {
        throw new ConfigurationException(
            Problem.error(file + " lies outside the project; baselines stay below it"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
