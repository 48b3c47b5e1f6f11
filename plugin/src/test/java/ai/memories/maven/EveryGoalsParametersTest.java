package ai.memories.maven;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.maven.Descriptor.Goal;
import ai.memories.maven.Descriptor.Parameter;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every parameter of every goal of ours: it is explained, documented and read. */
class EveryGoalsParametersTest {
  private static final Path GOALS = Path.of("../docs/reference/goals.md");

  /** A parameter and the goal it is of. */
  record Owned(String goal, Parameter parameter) {
    /** As it is typed behind {@code -Dmemories.}: a goal's own have its name before them. */
    String typed() {
      return parameter.property().replaceAll("^\\$\\{memories\\.|}$", "");
    }

    @Override
    public String toString() {
      return goal + " " + parameter.name();
    }
  }

  /** Help is made by Maven's own plugin. */
  static List<String> goals() throws Exception {
    return Descriptor.read().goals().stream()
        .map(Goal::name)
        .filter(goal -> !goal.equals("help"))
        .toList();
  }

  static List<Owned> parameters() throws Exception {
    List<Owned> all = new ArrayList<>();
    for (String goal : goals()) {
      Descriptor.read().parameters(goal).stream()
          .filter(Parameter::editable)
          .forEach(parameter -> all.add(new Owned(goal, parameter)));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void aParameter_hasAProperty_aVersion_aDefault_andAnExampleOrAllItsValues(Owned owned) {
    Parameter parameter = owned.parameter();
    assertThat(owned.typed()).isIn(parameter.name(), owned.goal() + "." + parameter.name());
    assertThat(parameter.since()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(parameter.description())
        .containsIgnoringCase("default")
        .containsPattern("for example|[,:)] \\S+ or \\S+|\\) or \\S+");
  }

  @ParameterizedTest
  @MethodSource("goals")
  void goalsMd_listsTheParametersOfAGoal_allAndNoOther(String goal) throws Exception {
    String page = Files.readString(GOALS);
    String section = page.substring(page.indexOf("## `memories:" + goal + "`") + 3);
    section = section.substring(0, section.indexOf("\n## "));
    List<String> listed =
        Pattern.compile("^Parameters?[:,].*?(?=\\.\\s)", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(section.replaceAll("\\([^)]*\\)", ""))
            .results()
            .map(MatchResult::group)
            .flatMap(line -> Pattern.compile("`([\\w.]+)`").matcher(line).results())
            .map(name -> name.group(1))
            .toList();

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            parameters().stream()
                .filter(owned -> owned.goal().equals(goal))
                .map(Owned::typed)
                .toList());
  }

  @Test
  void noParameterIsReadByNobody() {
    JavaClasses ours =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ai.memories.maven");
    List<JavaField> fields =
        ours.stream()
            .filter(type -> !type.getSimpleName().equals("HelpMojo"))
            .flatMap(type -> type.getFields().stream())
            .filter(
                field -> field.isAnnotatedWith("org.apache.maven.plugins.annotations.Parameter"))
            .toList();

    assertThat(fields)
        .hasSizeGreaterThan(30)
        .allMatch(
            field ->
                field.getAccessesToSelf().stream()
                    .anyMatch(access -> access.getAccessType() == AccessType.GET));
  }
}
