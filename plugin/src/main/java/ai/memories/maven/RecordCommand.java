package ai.memories.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The command that records the cases of a filter, quoted for every common shell, to be typed where
 * the build that needs it was started.
 */
final class RecordCommand {

  private RecordCommand() {}

  static String of(MavenSession session, MojoExecution execution, String filter) {
    return "mvn "
        + goal(session.getCurrentProject(), execution.getPlugin())
        + module(session)
        + " \"-Dmemories.mode=record-missing\" \"-Dmemories.filter="
        + filter
        + "\"";
  }

  /** Outside a project no POM says which plugin a prefix means. */
  private static String goal(MavenProject project, Plugin plugin) {
    return project.getFile() == null
        ? plugin.getKey() + ":" + plugin.getVersion() + ":evaluate"
        : "memories:evaluate";
  }

  private static String module(MavenSession session) {
    MavenProject project = session.getCurrentProject();
    boolean single = project.isExecutionRoot() && session.getAllProjects().size() <= 1;
    return single ? "" : " -pl :" + project.getArtifactId();
  }
}
