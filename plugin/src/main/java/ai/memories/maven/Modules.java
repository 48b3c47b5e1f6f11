package ai.memories.maven;

import ai.memories.evaluation.EvaluationRequest;
import java.nio.file.Files;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * Where a goal does its work. Since our goals need no project, Maven runs one of a command line
 * once, at the root alone; from there it runs in every module that has suites, each time with that
 * module's configuration. A goal that is bound to a phase has its module already.
 */
@Named
final class Modules {
  private final LifecycleExecutor lifecycle;
  private final BuildPluginManager plugins;

  /** What a goal does in one module, the current one of the session. */
  @FunctionalInterface
  interface Work {
    void run() throws MojoExecutionException, MojoFailureException;
  }

  /** Called by Maven. */
  @Inject
  Modules(LifecycleExecutor lifecycle, BuildPluginManager plugins) {
    this.lifecycle = lifecycle;
    this.plugins = plugins;
  }

  /**
   * Does a goal's work in the current module, or in all that have suites, in the reactor's order.
   *
   * @param here the work in the current module
   */
  void run(MavenSession session, MojoExecution execution, Log log, Work here)
      throws MojoExecutionException, MojoFailureException {
    MavenProject current = session.getCurrentProject();
    List<MavenProject> modules = withSuites(session, execution);
    if (modules.isEmpty() || modules.equals(List.of(current))) {
      here.run();
      return;
    }
    var reactor = new ModuleResults(session, execution, log, modules);
    for (MavenProject module : reactor.notFailedBefore()) {
      Work work = module.equals(current) ? here : () -> nested(session, execution, module);
      reactor.run(module, work);
    }
    reactor.end();
  }

  /** None where there is no choice: a module's own run is never at the top. */
  private static List<MavenProject> withSuites(MavenSession session, MojoExecution execution) {
    boolean atTop =
        execution.getSource() == MojoExecution.Source.CLI
            && session.getCurrentProject().equals(session.getTopLevelProject());
    return atTop ? session.getProjects().stream().filter(Modules::hasSuites).toList() : List.of();
  }

  private static boolean hasSuites(MavenProject project) {
    return project.getFile() != null
        && Files.isDirectory(
            project.getBasedir().toPath().resolve(EvaluationRequest.MEMORIES).resolve("suites"));
  }

  /**
   * Has Maven run the goal in another module. In the session itself and no clone of it: a goal is
   * given the one that Maven has opened for the build, whatever is handed over here.
   */
  private void nested(MavenSession session, MojoExecution execution, MavenProject module)
      throws MojoExecutionException, MojoFailureException {
    MavenProject current = session.getCurrentProject();
    session.setCurrentProject(module);
    try {
      plugins.executeMojo(session, planned(session, execution));
    } catch (PluginConfigurationException | PluginManagerException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } finally {
      session.setCurrentProject(current);
    }
  }

  /** The same goal, in the same version and execution, as the current module configures it. */
  private MojoExecution planned(MavenSession session, MojoExecution execution)
      throws MojoExecutionException {
    String goal =
        String.join(
            ":",
            execution.getGroupId(),
            execution.getArtifactId(),
            execution.getVersion(),
            execution.getGoal());
    try {
      return lifecycle
          .calculateExecutionPlan(session, goal + "@" + execution.getExecutionId())
          .getMojoExecutions()
          .get(0);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) { // which there are differs from Maven to Maven
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }
}
