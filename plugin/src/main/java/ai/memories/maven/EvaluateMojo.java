package ai.memories.maven;

import ai.memories.MemoriesException;
import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationRequest;
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
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Runs the prompt-evaluation suites of a project and fails the build where an answer is wrong, a
 * recording is missing or a budget is passed. Answers come from recordings unless the mode says
 * otherwise; in CI nothing is ever called out unless it was allowed.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "evaluate",
    defaultPhase = LifecyclePhase.VERIFY,
    threadSafe = true,
    requiresProject = false)
public final class EvaluateMojo extends AbstractMojo {
  private final MavenSession session;
  private final MojoExecution execution;
  private final Modules modules;
  private final SettingsDecrypter decrypter;

  /**
   * The root of the service, without {@code /vu} or {@code /iu}; https, or http to this machine,
   * for example {@code http://localhost:8411/serve/api/v2}. Default: the service's own, {@code
   * https://mavi-backend.memories.ai/serve/api/v2}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.baseUrl")
  private @Nullable String baseUrl;

  /**
   * The door of the service: {@code vu} (video understanding, also images and text; the default) or
   * {@code iu} (image understanding).
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.endpoint")
  private @Nullable String endpoint;

  /**
   * Where answers come from: {@code replay} (recordings only, no socket is opened), {@code
   * record-missing}, {@code record} (all anew) or {@code live} (no recordings). Default: {@code
   * replay} in CI or without a key, else {@code record-missing}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.mode")
  private @Nullable String mode;

  /**
   * Which suites run: globs below {@code src/test/memories/suites}, comma between, for example
   * {@code invoices,support/*}. Default: all.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.suites")
  private @Nullable String suites;

  /**
   * Which cases run: {@code suite}, {@code suite/test-id}, {@code key=pattern} (suite, id,
   * description, provider, prompt, metadata.key), {@code failed} in the last run, {@code missing}
   * recordings; {@code *} for any characters, {@code !} for not, {@code &} for and, commas for or,
   * for example {@code invoices/german-*}. Default: all.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.filter")
  private @Nullable String filter;

  /**
   * How many calls may be in flight at once, 1 to 4096, for example {@code 64}. Default: 16.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.maxConcurrency")
  private @Nullable String maxConcurrency;

  /**
   * How many requests may be sent in a minute, for example {@code 2}. Default: no limit.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.requestsPerMinute")
  private @Nullable String requestsPerMinute;

  /**
   * How many tokens may be asked for in a minute, for example {@code 100000}. Default: no limit.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.tokensPerMinute")
  private @Nullable String tokensPerMinute;

  /**
   * What the run may cost in US dollars, for example {@code 0.50}; {@code none} lifts the default.
   * Default: 1.00 where the mode calls out, else no limit. Of several limits the smallest counts.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.maxCost")
  private @Nullable String maxCost;

  /**
   * How many tokens the run may take, for example {@code 200000}. Default: no limit.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.maxTokens")
  private @Nullable String maxTokens;

  /**
   * Which part of the cases runs, for example {@code 2/8}; {@code memories:merge} joins the parts.
   * Limits of run and suites are divided likewise. Default: all.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.shard")
  private @Nullable String shard;

  /**
   * How often each case is asked, for example {@code 5}; it counts over what suites say. Default:
   * what suites say.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.repeat")
  private @Nullable String repeat;

  /**
   * What fails the build, comma between: {@code failed}, {@code errored}, {@code not-run}, {@code
   * miss}, {@code regression}, {@code price}, {@code unused}, for example {@code failed,errored}.
   * Default: the first five.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.failOn")
  private @Nullable String failOn;

  /**
   * Whether nothing more is asked after the first case that fails the build; the rest is reported
   * as not run, for example {@code true}. Default: {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.failFast")
  private @Nullable String failFast;

  /**
   * Of which cases prompts, variables and answers are kept in results and reports: {@code full}
   * (all, the default), {@code failures} or {@code none}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.evidence")
  private @Nullable String evidence;

  /**
   * Which reports are written, comma between: {@code html}, {@code junit}, {@code markdown}, and
   * those of your own writers, for example {@code html,junit}; {@code summary.json} always is.
   * Default: all.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.formats")
  private @Nullable String formats;

  /**
   * Whether the run only says what it would take, in tokens and money, low, likely and high, and
   * calls nothing, for example {@code true}. Default: {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.estimate")
  private @Nullable String estimate;

  /**
   * How old a recording may be: {@code 12h}, {@code 30d}, {@code 8w} or {@code P30D}. An older one
   * is used with a warning; with {@code , miss} behind it, it counts as missing. Default: as old as
   * it likes.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.maxAge")
  private @Nullable String maxAge;

  /**
   * Whether a {@code record} run pays anew for what an interrupted one has recorded already, for
   * example {@code true}. Default: {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "memories.restart")
  private @Nullable String restart;

  /**
   * Whether nothing runs, for example {@code true}. Default: what {@code skipTests} or {@code
   * maven.test.skip} says.
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
  EvaluateMojo(
      MavenSession session, MojoExecution execution, Modules modules, SettingsDecrypter decrypter) {
    this.session = session;
    this.execution = execution;
    this.modules = modules;
    this.decrypter = decrypter;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    modules.run(session, execution, getLog(), this::evaluate);
  }

  private void evaluate() throws MojoExecutionException, MojoFailureException {
    try {
      Optional<RunOutcome> outcome = run();
      if (outcome.isPresent()) {
        new RunEnd(session, execution, getLog()).tell(outcome.get());
      }
    } catch (MemoriesException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException("Results cannot be written: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Interrupted; what was finished is in results.jsonl", e);
    }
  }

  private Optional<RunOutcome> run() throws IOException, InterruptedException {
    try (var listener = new LogListener(getLog(), Terminal.of(session).liveLine())) {
      return Evaluation.run(request(), listener);
    }
  }

  private EvaluationRequest request() {
    var place = ProjectPlace.of(session);
    return EvaluationRequest.builder(place.directory())
        .output(place.output())
        .pom(settings(RawConfiguration.of(session.getCurrentProject(), execution)))
        .environment(System.getenv())
        .properties(session.getUserProperties())
        .key(() -> ServerKey.find(session.getSettings(), decrypter))
        .proxy(() -> ServerProxy.find(session.getSettings(), decrypter))
        .ledgers(SessionLedgers.of(session))
        .recordCommand(Commands.of(session, execution)::record)
        .build();
  }

  /**
   * What stands in the POM, also under names that are no parameter: the engine refuses those.
   *
   * @param raw the configuration as it was written
   */
  Map<String, String> settings(Map<String, String> raw) {
    Map<String, String> settings = new LinkedHashMap<>(raw);
    put(settings, "baseUrl", baseUrl);
    put(settings, "endpoint", endpoint);
    put(settings, "mode", mode);
    put(settings, "suites", suites);
    put(settings, "filter", filter);
    put(settings, "maxConcurrency", maxConcurrency);
    put(settings, "requestsPerMinute", requestsPerMinute);
    put(settings, "tokensPerMinute", tokensPerMinute);
    put(settings, "maxCost", maxCost);
    put(settings, "maxTokens", maxTokens);
    put(settings, "shard", shard);
    put(settings, "repeat", repeat);
    put(settings, "failOn", failOn);
    put(settings, "failFast", failFast);
    put(settings, "evidence", evidence);
    put(settings, "formats", formats);
    put(settings, "estimate", estimate);
    put(settings, "maxAge", maxAge);
    put(settings, "restart", restart);
    put(settings, "skip", skip == null && (skipTests || mavenTestSkip) ? "true" : skip);
    return settings;
  }

  private static void put(Map<String, String> settings, String name, @Nullable String value) {
    if (value != null) {
      settings.put(name, value);
    }
  }
}
