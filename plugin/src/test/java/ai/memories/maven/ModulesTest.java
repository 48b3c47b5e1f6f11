package ai.memories.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Named;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.lifecycle.LifecyclePhaseNotFoundException;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution.Source;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which modules a goal runs; that it runs there, src/it/root-goal shows. */
class ModulesTest {
  private final FakeReactor reactor;

  /** What Maven was asked to plan, and for which module. */
  private final List<String> planned = new ArrayList<>();

  private int here;

  ModulesTest(@TempDir Path directory) {
    reactor = new FakeReactor(directory);
  }

  /** A Maven that can plan nothing. */
  private Modules modules() {
    var lifecycle =
        (LifecycleExecutor)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {LifecycleExecutor.class},
                (proxy, method, arguments) -> {
                  String goal = ((String[]) arguments[1])[0];
                  MavenProject current = reactor.session.getCurrentProject();
                  planned.add(goal + " in " + current.getArtifactId());
                  throw new LifecyclePhaseNotFoundException("no plan", "none");
                });
    var plugins =
        (BuildPluginManager)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BuildPluginManager.class},
                (proxy, method, arguments) -> {
                  throw new AssertionError("nothing is planned");
                });
    return new Modules(lifecycle, plugins);
  }

  private void run(Source source) throws Exception {
    modules().run(reactor.session, FakeReactor.evaluate(source), reactor.log, () -> here++);
  }

  @Test
  void mavenFindsIt_byItsIndex() throws Exception {
    try (var index = Modules.class.getResourceAsStream("/META-INF/sisu/javax.inject.Named")) {
      assertThat(new String(index.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo(Modules.class.getName());
    }
    assertThat(Modules.class).hasAnnotation(Named.class);
  }

  @Test
  void aBoundGoal_hasItsModule() throws Exception {
    reactor.with("root");
    reactor.with("first");

    run(Source.LIFECYCLE);

    assertThat(here).isEqualTo(1);
    assertThat(planned).isEmpty();
    assertThat(reactor.log.lines).isEmpty();
  }

  @Test
  void aModulesOwnRun_goesNoFurther() throws Exception {
    reactor.without("root");
    MavenProject first = reactor.with("first");
    reactor.with("second");
    reactor.session.setCurrentProject(first);

    run(Source.CLI);

    assertThat(here).isEqualTo(1);
    assertThat(planned).isEmpty();
  }

  @Test
  void whereNobodyHasSuites_itRunsAtTheTop() throws Exception {
    reactor.without("root");
    reactor.without("first");

    run(Source.CLI);

    assertThat(here).isEqualTo(1);
    assertThat(reactor.log.lines).isEmpty();
  }

  @Test
  void whereTheTopAloneHasSuites_itRunsThereWithoutAnotherLine() throws Exception {
    reactor.with("root");
    reactor.without("first");

    run(Source.CLI);

    assertThat(here).isEqualTo(1);
    assertThat(reactor.log.lines).isEmpty();
  }

  @Test
  void theTopRunsItself_andAModuleIsPlanned_inTheSameVersionAndExecution() throws Exception {
    MavenProject root = reactor.with("root");
    reactor.with("first");

    assertThatThrownBy(() -> run(Source.CLI))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(":first: no plan");

    assertThat(here).isEqualTo(1);
    assertThat(planned)
        .containsExactly("ai.memories:memories-maven-plugin:9:evaluate@strict in first");
    assertThat(reactor.session.getCurrentProject()).isEqualTo(root);
    assertThat(reactor.log.lines)
        .containsExactly(
            "info ",
            "info --- memories:evaluate @ root ---",
            "info ",
            "info --- memories:evaluate @ first ---");
  }
}
