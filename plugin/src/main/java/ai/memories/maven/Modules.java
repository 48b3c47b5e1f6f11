package ai.memories.maven;

import ai.memories.evaluation.EvaluationRequest;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** What is special in a build of several modules. */
final class Modules {
  private Modules() {}

  /**
   * Refuses a goal of the command line at the root of modules that have what it is for. Since our
   * goals need no project, Maven runs them there once, at the root alone, and where the root has no
   * suites a build would be green that has looked at nothing.
   *
   * @throws MojoExecutionException naming the modules, and what to type
   */
  static void refuseRootAlone(MavenSession session, MojoExecution execution)
      throws MojoExecutionException {
    MavenProject root = session.getCurrentProject();
    boolean skipped =
        Boolean.parseBoolean(session.getUserProperties().getProperty("memories.skip"));
    if (execution.getSource() != MojoExecution.Source.CLI || hasSuites(root) || skipped) {
      return;
    }
    List<MavenProject> others = session.getProjects().stream().filter(Modules::hasSuites).toList();
    if (!others.isEmpty()) {
      throw new MojoExecutionException(
          "Maven runs a goal of the command line at the root alone, and the suites are in "
              + others.stream().map(Modules::name).collect(Collectors.joining(", "))
              + ": choose a module, -pl "
              + name(others.get(0))
              + ", or bind the goal to a phase and run that, mvn verify");
    }
  }

  private static String name(MavenProject module) {
    return ":" + module.getArtifactId();
  }

  private static boolean hasSuites(MavenProject project) {
    return project.getFile() != null
        && Files.isDirectory(
            project.getBasedir().toPath().resolve(EvaluationRequest.MEMORIES).resolve("suites"));
  }
}
