package ai.memories.maven;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.setting.Setting;
import ai.memories.maven.Descriptor.Parameter;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No parameter of {@code report} and {@code merge} that nobody reads. */
class SmallGoalsParametersTest {

  @ParameterizedTest
  @CsvSource({"report, ReportMojo", "merge, MergeMojo"})
  void aParameterIsASettingThatReachesTheEngine_orFrom(String goal, String type) throws Exception {
    List<Parameter> parameters =
        Descriptor.read().parameters(goal).stream().filter(Parameter::editable).toList();

    assertThat(parameters).extracting(Parameter::name).contains("from", "formats", "evidence");
    for (Parameter parameter : parameters) {
      boolean from = parameter.name().equals("from");
      String property = from ? goal + ".from" : parameter.name();
      assertThat(parameter.property()).isEqualTo("${memories." + property + "}");
      assertThat(parameter.description()).containsIgnoringCase("default");
      assertThat(from || Setting.of(parameter.name()).isPresent()).isTrue();
      assertThat(settings(type, parameter.name()))
          .isEqualTo(from ? Map.of() : Map.of(parameter.name(), "a value"));
    }
  }

  private static Object settings(String type, String name) throws Exception {
    Class<?> mojo = Class.forName("ai.memories.maven." + type);
    var made =
        (AbstractMojo)
            mojo.getDeclaredConstructor(MavenSession.class, MojoExecution.class, Modules.class)
                .newInstance(null, new MojoExecution(new MojoDescriptor()), null);
    Field field = mojo.getDeclaredField(name);
    field.setAccessible(true);
    field.set(made, "a value");
    return made instanceof MergeMojo merge
        ? merge.settings(Map.of("from", "x"))
        : ((ReportMojo) made).settings(Map.of("from", "x"));
  }
}
