package ai.memories.maven;

import ai.memories.evaluation.problem.EmptyChoiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.BuildSuccess;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * How a goal went in each module, and what that is for the build: as Maven was told, the first
 * failure ends it ({@code --fail-fast}), or it fails at the end, or never. For one thread.
 */
final class ModuleResults {
  private final MavenSession session;
  private final MojoExecution execution;
  private final Log log;
  private final List<MavenProject> modules;
  private final Map<MavenProject, AbstractMojoExecutionException> failures = new LinkedHashMap<>();
  private final Map<MavenProject, AbstractMojoExecutionException> empty = new LinkedHashMap<>();

  /**
   * Results of none yet.
   *
   * @param modules those the goal is for, in order
   */
  ModuleResults(
      MavenSession session, MojoExecution execution, Log log, List<MavenProject> modules) {
    this.session = session;
    this.execution = execution;
    this.log = log;
    this.modules = List.copyOf(modules);
  }

  /**
   * The modules without those whose build has failed before, and without what builds on those:
   * Maven runs no further goal there either.
   */
  List<MavenProject> notFailedBefore() {
    Set<MavenProject> failed = new HashSet<>();
    if (behaves(MavenExecutionRequest.REACTOR_FAIL_AT_END)) {
      for (MavenProject project : session.getProjects()) {
        if (session.getResult().getBuildSummary(project) instanceof BuildFailure) {
          failed.add(project);
          failed.addAll(session.getProjectDependencyGraph().getDownstreamProjects(project, true));
        }
      }
    }
    modules.stream()
        .filter(failed::contains)
        .forEach(module -> log.warn(name(module) + " is left out, since its build has failed"));
    return modules.stream().filter(module -> !failed.contains(module)).toList();
  }

  /**
   * Does the work of one module.
   *
   * @throws MojoExecutionException if it failed, and that ends the build
   * @throws MojoFailureException likewise
   */
  void run(MavenProject module, Modules.Work work)
      throws MojoExecutionException, MojoFailureException {
    log.info("");
    log.info("--- memories:" + execution.getGoal() + " @ " + module.getArtifactId() + " ---");
    long start = System.nanoTime();
    try {
      work.run();
      session.getResult().addBuildSummary(new BuildSuccess(module, millisSince(start)));
    } catch (MojoExecutionException | MojoFailureException e) {
      if (e.getCause() instanceof EmptyChoiceException nothing) {
        log.info("Nothing chosen here: " + nothing.getMessage());
        empty.put(module, e);
        return;
      }
      session.getResult().addBuildSummary(new BuildFailure(module, millisSince(start), e));
      failed(module, e);
    }
  }

  private void failed(MavenProject module, AbstractMojoExecutionException failure)
      throws MojoExecutionException, MojoFailureException {
    String message = name(module) + ": " + failure.getMessage();
    if (behaves(MavenExecutionRequest.REACTOR_FAIL_NEVER)) {
      log.warn(message);
      return;
    }
    failures.put(module, failure);
    if (!behaves(MavenExecutionRequest.REACTOR_FAIL_AT_END)
        || Thread.currentThread().isInterrupted()) {
      throwAs(message + notRun(module));
    }
  }

  private String notRun(MavenProject last) {
    List<MavenProject> rest = modules.subList(modules.indexOf(last) + 1, modules.size());
    return rest.isEmpty()
        ? ""
        : rest.stream()
            .map(ModuleResults::name)
            .collect(Collectors.joining(", ", "\nnot run: ", "; --fail-at-end goes on"));
  }

  /**
   * Fails the build with all that failed, if any did; a choice has to leave something somewhere.
   */
  void end() throws MojoExecutionException, MojoFailureException {
    if (empty.size() == modules.size()) {
      failures.putAll(empty);
    }
    if (failures.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add(failures.size() + " of " + modules.size() + " modules failed");
    failures.forEach((module, e) -> lines.add(name(module) + ": " + e.getMessage()));
    throwAs(String.join("\n", lines));
  }

  /** A mistake of somebody weighs more than a case that failed. */
  private void throwAs(String message) throws MojoExecutionException, MojoFailureException {
    for (AbstractMojoExecutionException failure : failures.values()) {
      if (failure instanceof MojoExecutionException) {
        throw new MojoExecutionException(message, failure);
      }
    }
    throw new MojoFailureException(message, failures.values().iterator().next());
  }

  private boolean behaves(String behaviour) {
    return behaviour.equals(session.getRequest().getReactorFailureBehavior());
  }

  private static String name(MavenProject module) {
    return ":" + module.getArtifactId();
  }

  private static long millisSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
