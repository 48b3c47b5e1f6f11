package ai.memories.maven;

import ai.memories.MemoriesException;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.baseline.Accepted;
import ai.memories.evaluation.baseline.Baselines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes the last complete run the one that later runs are held against: writes {@code
 * src/test/memories/baselines}, to be committed. Calls nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "baseline", threadSafe = true, requiresProject = false)
public final class BaselineMojo extends AbstractMojo {
  private final MavenSession session;
  private final MojoExecution execution;
  private final Modules modules;

  /**
   * Whether nothing is accepted, for example {@code true}. Default: {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.skip")
  private boolean skip;

  /** Called by Maven. */
  @Inject
  BaselineMojo(MavenSession session, MojoExecution execution, Modules modules) {
    this.session = session;
    this.execution = execution;
    this.modules = modules;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    modules.run(session, execution, getLog(), this::accept);
  }

  private void accept() throws MojoExecutionException {
    var place = ProjectPlace.of(session);
    Path memories = place.directory().resolve(EvaluationRequest.MEMORIES);
    if (skip || !Files.isDirectory(memories.resolve("suites"))) {
      getLog().info(skip ? "Nothing is accepted: memories.skip" : "No suites in " + memories);
      return;
    }
    try {
      KnownProperties.check(session);
      Accepted accepted = Baselines.of(place.directory(), memories).accept(place.output());
      accepted.files().forEach(file -> getLog().info("Accepted " + file));
      getLog()
          .info(accepted.cases() + " cases, of which " + accepted.notPassed() + " did not pass");
    } catch (MemoriesException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException("Baselines cannot be written: " + e.getMessage(), e);
    }
  }
}
