package ai.memories.maven;

import ai.memories.MemoriesException;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.ShardMerge;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Joins the results of shards ({@code memories.shard}) into those of one run, with all its reports,
 * and fails the build where the undivided run would. Calls nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "merge", threadSafe = true, requiresProject = false)
public final class MergeMojo extends AbstractMojo {
  private final MavenSession session;
  private final MojoExecution execution;
  private final Modules modules;

  /**
   * The directories of the shards' results, relative to the project: patterns with commas between,
   * for example {@code shards/*}. Default: none; it must be given.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.merge.from")
  private @Nullable String from;

  /**
   * What fails the build, comma between: {@code failed}, {@code errored}, {@code not-run}, {@code
   * miss}, {@code regression}, {@code price}, {@code unused} (not known of shards), for example
   * {@code failed,errored}. Default: the first five.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.failOn")
  private @Nullable String failOn;

  /**
   * Of which cases prompts, variables and answers are kept: {@code full}, {@code failures} or
   * {@code none}; never more than the shards kept. Default: {@code full}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.evidence")
  private @Nullable String evidence;

  /**
   * Which reports are written, comma between, for example {@code html,junit}. Default: all.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.formats")
  private @Nullable String formats;

  /**
   * Whether nothing is joined, for example {@code true}. Default: {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.skip")
  private @Nullable String skip;

  /** Called by Maven. */
  @Inject
  MergeMojo(MavenSession session, MojoExecution execution, Modules modules) {
    this.session = session;
    this.execution = execution;
    this.modules = modules;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    modules.run(session, execution, getLog(), this::merge);
  }

  private void merge() throws MojoExecutionException, MojoFailureException {
    if (from == null) {
      throw new MojoExecutionException(
          "say where the results of the shards are, for example -Dmemories.merge.from=shards/*");
    }
    try {
      Optional<RunOutcome> outcome =
          ShardMerge.run(request(), from, new LogListener(getLog(), null));
      if (outcome.isPresent()) {
        new RunEnd(session, execution, getLog()).tell(outcome.get());
      }
    } catch (MemoriesException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException("Results cannot be joined: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Interrupted", e);
    }
  }

  private EvaluationRequest request() {
    var place = ProjectPlace.of(session);
    return EvaluationRequest.builder(place.directory())
        .output(place.output())
        .pom(settings(RawConfiguration.of(session.getCurrentProject(), execution)))
        .environment(System.getenv())
        .ledgers(SessionLedgers.of(session))
        .properties(session.getUserProperties())
        .build();
  }

  /** What stands in the POM; {@code from} is this goal's alone. */
  Map<String, String> settings(Map<String, String> raw) {
    Map<String, String> settings = new LinkedHashMap<>(raw);
    settings.remove("from");
    Optional.ofNullable(failOn).ifPresent(value -> settings.put("failOn", value));
    Optional.ofNullable(evidence).ifPresent(value -> settings.put("evidence", value));
    Optional.ofNullable(formats).ifPresent(value -> settings.put("formats", value));
    Optional.ofNullable(skip).ifPresent(value -> settings.put("skip", value));
    return settings;
  }
}
