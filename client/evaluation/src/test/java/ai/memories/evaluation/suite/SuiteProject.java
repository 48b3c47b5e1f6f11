package ai.memories.evaluation.suite;

import ai.memories.evaluation.assertion.AssertionTypes;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A project on disk with prompts, data and schemas for suites to refer to. */
final class SuiteProject {
  private final Path project;
  final Problems problems = new Problems();

  SuiteProject(Path directory) {
    try {
      Path from = resources("project");
      project = Files.createDirectories(directory.resolve("project"));
      try (Stream<Path> all = Files.walk(from)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          Path to = project.resolve(from.relativize(file).toString());
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
      Path secret = Files.writeString(directory.resolve("secret.txt"), "secret");
      Files.createSymbolicLink(project.resolve("data/link.txt"), secret);
      Files.createDirectories(project.resolve("suites"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path resources(String name) {
    try {
      return Path.of(SuiteProject.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  Path write(String name, String yaml) {
    try {
      Path file = project.resolve("suites").resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path directory() {
    return project;
  }

  SuiteReader reader() {
    return new SuiteReader(
        Path.of("suites"),
        new ProjectFiles(project, List.of()),
        AssertionTypes.load(SuiteProject.class.getClassLoader()),
        new Templates());
  }

  /** Reads and checks a suite that has no errors. */
  Suite suite(String yaml) {
    Suite suite = reader().read(write("s.yaml", yaml), problems).orElseThrow();
    suite.check(problems);
    problems.throwIfErrors();
    return suite;
  }

  List<EvalCase> cases(String yaml) {
    try (Stream<EvalCase> cases = suite(yaml).cases()) {
      return cases.toList();
    }
  }
}
