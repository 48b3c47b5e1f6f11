package ai.memories.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * What to type next, quoted for every common shell, where the build that needs it was started.
 *
 * @param session the build
 * @param execution of the goal that says it
 */
record Commands(MavenSession session, MojoExecution execution) {

  /** Records the cases of a filter that have no recording. */
  String record(String filter) {
    return goal("evaluate") + " \"-Dmemories.mode=record-missing\"" + filtered(filter);
  }

  /** Runs the cases of a filter once more. */
  String rerun(String filter) {
    return goal("evaluate") + filtered(filter);
  }

  /** Makes the last run the baseline. */
  String accept() {
    return goal("baseline");
  }

  private static String filtered(String filter) {
    return " \"-Dmemories.filter=" + filter + "\"";
  }

  /** Outside a project no POM says which plugin a prefix means. */
  private String goal(String name) {
    Plugin plugin = execution.getPlugin();
    String prefix =
        session.getCurrentProject().getFile() == null
            ? plugin.getKey() + ":" + plugin.getVersion()
            : "memories";
    return "mvn " + prefix + ":" + name + module(session);
  }

  private static String module(MavenSession session) {
    MavenProject project = session.getCurrentProject();
    boolean single = project.isExecutionRoot() && session.getAllProjects().size() <= 1;
    return single ? "" : " -pl :" + project.getArtifactId();
  }
}
