package ai.memories.maven;

import ai.memories.evaluation.CheckOutcome;
import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.problem.ConfigurationException;
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
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Looks at suites, prompts, schemas, datasets, prices and settings as {@code evaluate} would before
 * its first call, and calls nothing: every mistake at once, with file, line and column. Needs no
 * key and no recordings.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "validate",
    defaultPhase = LifecyclePhase.VALIDATE,
    threadSafe = true,
    requiresProject = false)
public final class ValidateMojo extends AbstractMojo {
  private final MavenSession session;
  private final MojoExecution execution;
  private final Modules modules;

  /**
   * Which suites are looked at: globs below {@code src/test/memories/suites}, comma between, for
   * example {@code invoices,support/*}. Default: all.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.suites")
  private @Nullable String suites;

  /**
   * Whether nothing is looked at, for example {@code true}. Default: what {@code skipTests} or
   * {@code maven.test.skip} says.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.skip")
  private @Nullable String skip;

  @Parameter(defaultValue = "${skipTests}", readonly = true)
  private boolean skipTests;

  @Parameter(defaultValue = "${maven.test.skip}", readonly = true)
  private boolean mavenTestSkip;

  /** Called by Maven. */
  @Inject
  ValidateMojo(MavenSession session, MojoExecution execution, Modules modules) {
    this.session = session;
    this.execution = execution;
    this.modules = modules;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    modules.run(session, execution, getLog(), this::validate);
  }

  private void validate() throws MojoExecutionException, MojoFailureException {
    try {
      Optional<CheckOutcome> outcome = Evaluation.check(request(), new LogListener(getLog(), null));
      outcome.ifPresent(checked -> getLog().info(checked.toString()));
    } catch (ConfigurationException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException("Suites cannot be read: " + e.getMessage(), e);
    }
  }

  private EvaluationRequest request() {
    var place = ProjectPlace.of(session);
    return EvaluationRequest.builder(place.directory())
        .output(place.output())
        .pom(settings(RawConfiguration.of(session.getCurrentProject(), execution)))
        .environment(System.getenv())
        .properties(session.getUserProperties())
        .build();
  }

  /**
   * What stands in the POM, also what is for other goals: the engine refuses what is no setting.
   */
  Map<String, String> settings(Map<String, String> raw) {
    Map<String, String> settings = new LinkedHashMap<>(raw);
    if (suites != null) {
      settings.put("suites", suites);
    }
    if (skip != null) {
      settings.put("skip", skip);
    } else if (skipTests || mavenTestSkip) {
      settings.put("skip", "true");
    }
    return settings;
  }
}
