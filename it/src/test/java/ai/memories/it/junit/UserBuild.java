package ai.memories.it.junit;

import static java.util.stream.Collectors.joining;

import ai.memories.it.MavenCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A build of a user's, run by a Maven of its own with the local repository of this build: what is
 * there already is not fetched. The kit comes by its class path, the tests in a jar of classes
 * compiled here. Not thread-safe.
 */
final class UserBuild {
  private static final Path TEMPLATES = Path.of("src/test/projects");
  private static final Path CLASSES = Path.of("target/test-classes");

  private final Path directory;
  private final List<String> properties = new ArrayList<>();

  private UserBuild(Path directory) {
    this.directory = directory;
  }

  /** Copies a project from {@code src/test/projects} and packs the tests it is to run. */
  static UserBuild of(String template, String fixtures, Path work) throws IOException {
    Path from = TEMPLATES.resolve(template);
    Path directory = work.resolve(template);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(from.relativize(file).toString()));
      }
    }
    var build = new UserBuild(directory);
    Path jar = work.resolve("fixture.jar");
    pack(jar, fixtures);
    return build
        .with("fixture.jar", jar.toString())
        .with("kit.classPath", kit(entry -> true))
        .with("kit.classPathWithoutJackson", kit(entry -> !entry.contains("jackson")))
        .with("kit.client", kit(entry -> entry.contains("memories-client")))
        .with("kit.junit", kit(entry -> entry.contains("memories-junit-extension")));
  }

  UserBuild with(String property, String value) {
    properties.add("-D" + property + "=" + value);
    return this;
  }

  Path directory() {
    return directory;
  }

  /**
   * Runs {@code mvn test} and gives what it said.
   *
   * @throws AssertionError if it fails or takes too long
   */
  String test(Map<String, String> environment) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(MavenCommand.in(Path.of(System.getProperty("it.mavenHome"))).toString());
    command.addAll(List.of("-B", "-ntp"));
    if ("offline:true".equals(System.getProperty("it.offline"))) {
      command.add("-o");
    }
    command.add("-Dmaven.repo.local=" + System.getProperty("it.repository"));
    command.addAll(properties);
    command.add("test");
    Path said = directory.resolve("said.txt");
    var builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("MEMORIES_"));
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    builder.environment().put("CI", "false");
    builder.environment().putAll(environment);
    Process process = builder.start();
    boolean ended = process.waitFor(4, TimeUnit.MINUTES);
    process.destroyForcibly();
    String output = Files.readString(said);
    if (!ended || process.exitValue() != 0) {
      throw new AssertionError(
          String.join(" ", command) + (ended ? " failed:\n" : " hangs:\n") + output);
    }
    return output;
  }

  /** The kit and its libraries, without what a user's build brings itself. */
  private static String kit(Predicate<String> wanted) {
    return Arrays.stream(
            System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
        .filter(entry -> !entry.contains("test-classes"))
        .filter(entry -> !entry.matches(".*[/\\\\]it[/\\\\]target[/\\\\].*"))
        .filter(
            entry ->
                !entry.matches(
                    ".*[/\\\\](junit|opentest4j|apiguardian|wiremock|selenium|surefire|maven)-[^/\\\\]*"))
        .filter(wanted)
        .collect(joining(","));
  }

  private static void pack(Path jar, String fixtures) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(
          new JarEntry("META-INF/services/org.junit.platform.launcher.LauncherSessionListener"));
      out.write(
          "ai.memories.it.fixture.LeftBehind\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      for (String directory :
          List.of(
              "ai/memories/it/fixture",
              "ai/memories/it/fixture/" + fixtures,
              "ai/memories/junit")) {
        try (Stream<Path> files = Files.list(CLASSES.resolve(directory))) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            out.putNextEntry(new JarEntry(directory + "/" + file.getFileName()));
            Files.copy(file, out);
          }
        }
      }
    }
  }
}
