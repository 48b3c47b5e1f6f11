package ai.memories.it.docs;

import ai.memories.it.bench.BenchMaven;
import ai.memories.it.docs.CiJob.Step;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that gives each job a workspace of its own and keeps what is to be kept. */
final class CiServer {
  /** Puts everything that was kept into the workspace. */
  static final String TAKE = "cp -R \"$KEPT/.\" .";

  private final Path directory;
  private final Path bin;
  private final Path project;
  private int jobs;

  /**
   * A server.
   *
   * @param bin has the {@code mvn} that its jobs call
   * @param project what a checkout gives
   */
  CiServer(Path directory, Path bin, Path project) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.bin = bin;
    this.project = project;
  }

  /** What a job came to. */
  record Outcome(boolean success, String said, Path workspace) {}

  /** Runs a job in a workspace of its own. */
  Outcome run(CiJob job) throws IOException, InterruptedException {
    Path workspace = directory.resolve("job-" + ++jobs);
    copy(project, workspace);
    if (job.takesTo().isPresent() && Files.exists(kept())) {
      copy(kept(), workspace.resolve(job.takesTo().get()));
    }
    return run(job, workspace);
  }

  /** Runs a job where the checkout is already. */
  Outcome run(CiJob job, Path workspace) throws IOException, InterruptedException {
    Path said = directory.resolve("said-" + jobs + ".txt");
    boolean success = true;
    for (Step step : job.steps()) {
      if (success || step.always()) {
        success &= run(step, job.environment(), workspace, said);
      }
    }
    for (Map.Entry<String, String> keep : job.keeps().entrySet()) {
      Path from = workspace.resolve(keep.getKey());
      if (Files.exists(from)) {
        copy(from, kept().resolve(keep.getValue()));
      }
    }
    return new Outcome(success, Files.readString(said), workspace);
  }

  private Path kept() {
    return directory.resolve("kept");
  }

  private boolean run(Step step, Map<String, String> environment, Path workspace, Path said)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", step.script())
            .directory(workspace.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
    Map<String, String> all = builder.environment();
    all.keySet().removeIf(BenchMaven::wouldCount);
    all.put("PATH", bin + File.pathSeparator + all.get("PATH"));
    all.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    all.put("CI", "true");
    all.put("KEPT", kept().toString());
    all.putAll(environment);
    all.putAll(step.environment());
    Process process = builder.start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(step.script() + " hangs:\n" + Files.readString(said));
    }
    return process.exitValue() == 0;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
