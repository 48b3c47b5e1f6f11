package ai.memories.maven;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.setting.Setting;
import ai.memories.maven.Descriptor.Parameter;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No parameter that nobody reads, no setting that a POM cannot give. */
class ParametersTest {
  /** Maven's own switches, which a user does not set on our goal. */
  private static final Set<String> SWITCHES = Set.of("skipTests", "mavenTestSkip");

  static List<Parameter> parameters() throws Exception {
    return Descriptor.read().parameters("evaluate").stream().filter(Parameter::editable).toList();
  }

  @Test
  void theGoalsParametersAreTheSettings_butForThatWhichNoPomMaySet() throws Exception {
    Set<String> settings = new TreeSet<>(Setting.keys());
    settings.remove(Setting.ALLOW_RECORDING_IN_CI.key());

    assertThat(parameters())
        .extracting(Parameter::name)
        .containsExactlyInAnyOrderElementsOf(settings);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void aParameterHasItsProperty_aVersion_andSaysItsDefault(Parameter parameter) {
    assertThat(parameter.property()).isEqualTo("${memories." + parameter.name() + "}");
    assertThat(parameter.since()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(parameter.description()).containsIgnoringCase("default");
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void aParameterReachesTheEngine(Parameter parameter) throws Exception {
    EvaluateMojo goal = goal();
    set(goal, parameter.name(), "a value");

    assertThat(goal.settings(Map.of())).containsExactly(Map.entry(parameter.name(), "a value"));
  }

  @Test
  void theSwitchesOfMavenSkip_unlessOurOwnSaysOtherwise() throws Exception {
    for (String name : SWITCHES) {
      EvaluateMojo goal = goal();
      set(goal, name, true);
      assertThat(goal.settings(Map.of())).containsExactly(Map.entry("skip", "true"));

      set(goal, "skip", "false");
      assertThat(goal.settings(Map.of())).containsExactly(Map.entry("skip", "false"));
    }
  }

  @Test
  void whatIsNoParameter_reachesTheEngineToo() throws Exception {
    assertThat(goal().settings(Map.of("failon", "x"))).containsEntry("failon", "x");
  }

  @Test
  void everyGoalIsThreadSafe_andNeedsNoProject() throws Exception {
    assertThat(Descriptor.read().goals())
        .allMatch(Descriptor.Goal::threadSafe)
        .noneMatch(Descriptor.Goal::requiresProject)
        .extracting(Descriptor.Goal::name)
        .contains("evaluate", "help");
  }

  private static EvaluateMojo goal() throws Exception {
    return EvaluateMojo.class
        .getDeclaredConstructor(
            MavenSession.class, MojoExecution.class, Modules.class, SettingsDecrypter.class)
        .newInstance(null, new MojoExecution(new MojoDescriptor()), null, null);
  }

  private static void set(EvaluateMojo goal, String name, Object value) throws Exception {
    Field field = EvaluateMojo.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(goal, value);
  }
}
