package ai.memories.maven;

import ai.memories.MemoriesException;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.Orphans;
import java.io.IOException;
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
 * Lists the recordings that the last complete run had no use for, and deletes them if told to.
 * Calls nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "prune", threadSafe = true, requiresProject = false)
public final class PruneMojo extends AbstractMojo {
  private final MavenSession session;
  private final MojoExecution execution;
  private final Modules modules;

  /**
   * Whether the recordings are deleted and not only listed, for example {@code true}. Default:
   * {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.prune.delete")
  private boolean delete;

  /**
   * Whether nothing is looked at, for example {@code true}. Default: {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.skip")
  private boolean skip;

  /** Called by Maven. */
  @Inject
  PruneMojo(MavenSession session, MojoExecution execution, Modules modules) {
    this.session = session;
    this.execution = execution;
    this.modules = modules;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    modules.run(session, execution, getLog(), this::prune);
  }

  private void prune() throws MojoExecutionException {
    try {
      pruneLastRun();
    } catch (MemoriesException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("Recordings cannot be pruned: " + e.getMessage(), e);
    }
  }

  private void pruneLastRun() throws IOException {
    KnownProperties.check(session);
    var place = ProjectPlace.of(session);
    Path memories = place.directory().resolve(EvaluationRequest.MEMORIES);
    if (skip || !Files.isDirectory(memories.resolve("suites"))) {
      getLog().info(skip ? "Nothing is pruned: memories.skip" : "No suites in " + memories);
      return;
    }
    prune(Orphans.ofLastRun(memories, place.output()), place.directory());
  }

  private void prune(Orphans orphans, Path project) throws IOException {
    orphans.files().forEach(file -> getLog().info("unused: " + project.relativize(file)));
    if (delete) {
      orphans.delete();
    }
    String advice =
        orphans.files().isEmpty() || delete ? "" : "; -Dmemories.prune.delete=true deletes them";
    getLog()
        .info(
            orphans.files().size()
                + (delete ? " recordings deleted" : " recordings are used by no case")
                + ", in the directories of "
                + orphans.directories()
                + " suites whose cases all ran"
                + advice);
  }
}
