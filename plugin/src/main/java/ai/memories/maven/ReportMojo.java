package ai.memories.maven;

import ai.memories.MemoriesException;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.RunReports;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
 * Writes the reports of an old run anew, from the results it left: in other formats, or with less
 * evidence. Calls nothing, judges nothing anew, and fails no build for what the run came to.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", threadSafe = true, requiresProject = false)
public final class ReportMojo extends AbstractMojo {
  private final MavenSession session;
  private final MojoExecution execution;
  private final Modules modules;

  /**
   * The directory of the run, for example {@code downloads/memories}. Default: that of the last
   * run, {@code target/memories}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.report.from")
  private @Nullable String from;

  /**
   * Which reports are written, comma between: {@code html}, {@code junit}, {@code markdown}, {@code
   * summary-json}, and those of your own writers, for example {@code html,junit}. Default: all.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.formats")
  private @Nullable String formats;

  /**
   * Of which cases prompts, variables and answers are in the reports: {@code full}, {@code
   * failures} or {@code none}; never more than the run kept. Default: {@code full}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.evidence")
  private @Nullable String evidence;

  /**
   * Whether nothing is written, for example {@code true}. Default: {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.skip")
  private @Nullable String skip;

  /** Called by Maven. */
  @Inject
  ReportMojo(MavenSession session, MojoExecution execution, Modules modules) {
    this.session = session;
    this.execution = execution;
    this.modules = modules;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (session.getUserProperties().containsKey("memories.report.from")) {
      report(); // the one run that was named
    } else {
      modules.run(session, execution, getLog(), this::report);
    }
  }

  private void report() throws MojoExecutionException {
    var place = ProjectPlace.of(session);
    Path run = from == null ? place.output() : place.directory().resolve(from);
    try {
      Optional<RunOutcome> outcome =
          RunReports.rewrite(request(place, run), new LogListener(getLog(), null));
      outcome.ifPresent(o -> getLog().info("Reports of run " + o.runId() + " are in " + run));
    } catch (MemoriesException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException("Reports cannot be written: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Interrupted", e);
    }
  }

  private EvaluationRequest request(ProjectPlace place, Path run) {
    return EvaluationRequest.builder(place.directory())
        .output(run)
        .pom(settings(RawConfiguration.of(session.getCurrentProject(), execution)))
        .environment(System.getenv())
        .properties(session.getUserProperties())
        .build();
  }

  /** What stands in the POM; {@code from} is this goal's alone. */
  Map<String, String> settings(Map<String, String> raw) {
    Map<String, String> settings = new LinkedHashMap<>(raw);
    settings.remove("from");
    Optional.ofNullable(formats).ifPresent(value -> settings.put("formats", value));
    Optional.ofNullable(evidence).ifPresent(value -> settings.put("evidence", value));
    Optional.ofNullable(skip).ifPresent(value -> settings.put("skip", value));
    return settings;
  }
}
