package ai.memories.it.bench;

import ai.memories.it.MavenCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Maven that finds this build's plugin: in a local repository of its own, with everything else
 * from the user's as if that were the remote one. Nothing is written to the user's.
 */
public final class BenchMaven {
  private final Path executable;
  private final Path settings;
  private final Path repository;

  private BenchMaven(Path executable, Path settings, Path repository) {
    this.executable = executable;
    this.settings = settings;
    this.repository = repository;
  }

  /**
   * Prepares it.
   *
   * @param reactor the directory of the build, packaged
   */
  static BenchMaven prepare(
      Path work, Path reactor, Path mavenHome, Path userRepository, String version)
      throws IOException {
    Path repository = work.resolve("repository");
    var install = new Installation(repository, version);
    install.pom("memories-parent", reactor);
    install.pom("memories-client-parent", reactor.resolve("client"));
    install.jar("memories-client", reactor.resolve("client/core"));
    install.jar("memories-evaluation", reactor.resolve("client/evaluation"));
    install.jar("memories-maven-plugin", reactor.resolve("plugin"));
    Path settings = work.resolve("settings.xml");
    Files.writeString(
        settings,
        """
        <settings>
          <mirrors>
            <mirror>
              <id>user</id>
              <mirrorOf>*</mirrorOf>
              <url>%s</url>
            </mirror>
          </mirrors>
        </settings>
        """
            .formatted(userRepository.toUri()));
    return new BenchMaven(MavenCommand.in(mavenHome), settings, repository);
  }

  /** Prepares it for a test of the build that is under way. */
  public static BenchMaven ofThisBuild(Path work) throws IOException {
    Files.createDirectories(work);
    return prepare(
        work,
        Path.of("..").toAbsolutePath().normalize(),
        Path.of(System.getProperty("it.mavenHome")),
        Path.of(System.getProperty("it.repository")),
        System.getProperty("it.version"));
  }

  /** Puts a {@code mvn} into a directory that is this one, for scripts of a shell. */
  public void commandIn(Path directory) throws IOException {
    Path command = Files.createDirectories(directory).resolve("mvn");
    Files.writeString(
        command,
        "#!/bin/sh\nexec '%s' -s '%s' '-Dmaven.repo.local=%s' \"$@\"\n"
            .formatted(executable, settings, repository));
    if (!command.toFile().setExecutable(true)) {
      throw new IOException(command + " cannot be made executable");
    }
  }

  /** Runs the goal on a project without a POM, and gives what it said; the build may fail. */
  public String evaluate(Path project) throws IOException, InterruptedException {
    Path said = project.resolve("said.txt");
    var builder =
        new ProcessBuilder(
                executable.toString(),
                "-B",
                "-ntp",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + repository,
                "ai.memories:memories-maven-plugin:"
                    + System.getProperty("it.version")
                    + ":evaluate")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().keySet().removeIf(BenchMaven::wouldCount);
    builder.environment().put("CI", "true");
    Process process = builder.start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    String output = Files.readString(said);
    if (!ended) {
      throw new AssertionError("mvn memories:evaluate hangs:\n" + output);
    }
    return output;
  }

  /** Fetches what the goals need, so that the measured runs need nothing. */
  void fetch(BenchProject project) throws IOException, InterruptedException {
    run(project, Map.of(), List.of("validate", "memories:evaluate"));
  }

  Measurement offline(BenchProject project, Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(arguments);
    all.add("-o");
    return run(project, environment, all);
  }

  private Measurement run(
      BenchProject project, Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                executable.toString(),
                "-B",
                "-ntp",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + repository));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(project.directory().toFile());
    // neither flags for the JVM nor a key of the user's: what a stranger gets
    builder.environment().keySet().removeIf(BenchMaven::wouldCount);
    builder.environment().put("CI", "false");
    builder.environment().putAll(environment);
    return MeasuredProcess.run(builder, project.directory().resolve("maven.log"));
  }

  /** Whether a variable of this machine would decide what a user's build does. */
  public static boolean wouldCount(String variable) {
    return variable.startsWith("MEMORIES_")
        || variable.equals("MAVEN_OPTS")
        || variable.equals("MAVEN_ARGS")
        || variable.endsWith("JAVA_OPTIONS")
        || variable.equals("JAVA_TOOL_OPTIONS");
  }

  private record Installation(Path repository, String version) {
    void pom(String artifact, Path module) throws IOException {
      copy(module.resolve("pom.xml"), artifact, ".pom");
    }

    void jar(String artifact, Path module) throws IOException {
      pom(artifact, module);
      copy(module.resolve("target").resolve(artifact + "-" + version + ".jar"), artifact, ".jar");
    }

    private void copy(Path file, String artifact, String ending) throws IOException {
      Path target =
          repository
              .resolve("ai/memories")
              .resolve(artifact)
              .resolve(version)
              .resolve(artifact + "-" + version + ending);
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
