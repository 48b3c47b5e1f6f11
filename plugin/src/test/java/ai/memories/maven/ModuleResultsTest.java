package ai.memories.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.problem.EmptyChoiceException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.BuildSuccess;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.plugin.MojoExecution.Source;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleResultsTest {
  private static final Modules.Work WRONG =
      () -> {
        throw new MojoFailureException("1 case failed");
      };
  private static final Modules.Work MISTAKE =
      () -> {
        throw new MojoExecutionException("no such setting");
      };

  private static final Modules.Work NOTHING_CHOSEN =
      () -> {
        var nothing = new EmptyChoiceException("the filter leaves no case");
        throw new MojoExecutionException(nothing.getMessage(), nothing);
      };

  private final FakeReactor reactor;
  private final MavenProject first;
  private final MavenProject second;
  private final MavenProject third;

  ModuleResultsTest(@TempDir Path directory) throws Exception {
    reactor = new FakeReactor(directory);
    first = reactor.with("first");
    second = reactor.with("second");
    third = reactor.with("third");
  }

  private ModuleResults results(String behaviour) {
    reactor.request.setReactorFailureBehavior(behaviour);
    return new ModuleResults(
        reactor.session,
        FakeReactor.evaluate(Source.CLI),
        reactor.log,
        List.of(first, second, third));
  }

  @Test
  void failFast_theFirstFailureEndsIt_andSaysWhatDidNotRun() throws Exception {
    ModuleResults results = results(MavenExecutionRequest.REACTOR_FAIL_FAST);
    results.run(first, () -> {});

    assertThatThrownBy(() -> results.run(second, WRONG))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(":second: 1 case failed\nnot run: :third; --fail-at-end goes on");
    assertThat(reactor.session.getResult().getBuildSummary(first)).isInstanceOf(BuildSuccess.class);
    assertThat(reactor.session.getResult().getBuildSummary(second))
        .isInstanceOf(BuildFailure.class);
    assertThat(reactor.session.getResult().getBuildSummary(third)).isNull();
  }

  @Test
  void failFast_afterTheLast_nothingDidNotRun() {
    ModuleResults results = results(MavenExecutionRequest.REACTOR_FAIL_FAST);

    assertThatThrownBy(() -> results.run(third, MISTAKE))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(":third: no such setting");
  }

  @Test
  void failAtEnd_allFailuresAreSaid_aMistakeIsAMistake() throws Exception {
    ModuleResults results = results(MavenExecutionRequest.REACTOR_FAIL_AT_END);
    results.run(first, WRONG);
    results.run(second, () -> {});
    results.run(third, MISTAKE);

    assertThatThrownBy(results::end)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage("2 of 3 modules failed\n:first: 1 case failed\n:third: no such setting");
    assertThat(reactor.log.lines).noneMatch(line -> line.startsWith("warn"));
  }

  @Test
  void failNever_aFailureIsAWarning() throws Exception {
    ModuleResults results = results(MavenExecutionRequest.REACTOR_FAIL_NEVER);
    results.run(first, WRONG);

    assertThatCode(results::end).doesNotThrowAnyException();
    assertThat(reactor.log.lines).contains("warn :first: 1 case failed");
  }

  @Test
  void whereAllPass_theEndIsQuiet() throws Exception {
    ModuleResults results = results(MavenExecutionRequest.REACTOR_FAIL_AT_END);
    results.run(first, () -> {});

    assertThatCode(results::end).doesNotThrowAnyException();
  }

  @Test
  void whatFailedInTheSameBuild_andWhatBuildsOnIt_isLeftOut() {
    reactor.session.getResult().addBuildSummary(new BuildFailure(second, 1, new Exception()));

    assertThat(results(MavenExecutionRequest.REACTOR_FAIL_AT_END).notFailedBefore())
        .containsExactly(first);
    assertThat(reactor.log.lines)
        .containsExactly(
            "warn :second is left out, since its build has failed",
            "warn :third is left out, since its build has failed");
    assertThat(results(MavenExecutionRequest.REACTOR_FAIL_NEVER).notFailedBefore())
        .containsExactly(first, second, third);
  }

  @Test
  void aChoiceThatLeavesNothingInOneModule_isNoFailure() throws Exception {
    ModuleResults results = results(MavenExecutionRequest.REACTOR_FAIL_FAST);
    results.run(first, NOTHING_CHOSEN);
    results.run(second, () -> {});
    results.run(third, NOTHING_CHOSEN);

    assertThatCode(results::end).doesNotThrowAnyException();
    assertThat(reactor.session.getResult().getBuildSummary(first)).isNull();
  }

  @Test
  void aChoiceThatLeavesNothingAnywhere_is() throws Exception {
    ModuleResults results = results(MavenExecutionRequest.REACTOR_FAIL_FAST);
    results.run(first, NOTHING_CHOSEN);
    results.run(second, NOTHING_CHOSEN);
    results.run(third, NOTHING_CHOSEN);

    assertThatThrownBy(results::end)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining(":second: the filter leaves no case");
  }
}
