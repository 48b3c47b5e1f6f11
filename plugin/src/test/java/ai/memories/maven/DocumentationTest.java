package ai.memories.maven;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.setting.FailOn;
import ai.memories.evaluation.setting.Setting;
import ai.memories.maven.Descriptor.Goal;
import ai.memories.maven.Descriptor.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference names what there is, all of it and nothing else. */
class DocumentationTest {
  private static final Path REFERENCE = Path.of("../docs/reference");

  private static List<String> found(String regex, String text) {
    return Pattern.compile(regex, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  @Test
  void settingsMd_hasARowPerSetting_withItsVariable() throws Exception {
    String page = Files.readString(REFERENCE.resolve("settings.md"));

    assertThat(found("^\\| `\\w+` \\| `[A-Z_]+` \\|", page))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Setting.values())
                .map(s -> "| `" + s.key() + "` | `" + s.environmentVariable() + "` |")
                .toList());
  }

  @Test
  void settingsMd_namesEveryReasonToFail_andTheDefaultOnes() throws Exception {
    String page = Files.readString(REFERENCE.resolve("settings.md"));

    for (FailOn reason : FailOn.values()) {
      assertThat(page).contains("`" + reason.label() + "`");
    }
    assertThat(page)
        .contains(
            "`"
                + FailOn.DEFAULT.stream().map(FailOn::label).collect(Collectors.joining(","))
                + "`");
  }

  @Test
  void goalsMd_hasASectionPerGoal_andItsPhase() throws Exception {
    String page = Files.readString(REFERENCE.resolve("goals.md"));
    List<Goal> goals = Descriptor.read().goals();

    assertThat(found("^## `memories:\\w+`", page))
        .containsExactlyInAnyOrderElementsOf(
            goals.stream().map(goal -> "## `memories:" + goal.name() + "`").toList());
    for (Goal goal : goals) {
      if (!goal.phase().isEmpty()) {
        assertThat(page).contains("Phase: `" + goal.phase() + "`");
      }
    }
  }

  @Test
  void goalsMd_listsTheParametersOfEvaluate() throws Exception {
    String page = Files.readString(REFERENCE.resolve("goals.md"));
    String line = found("^Parameters, .*?(?= A `<conf)", page).get(0);

    assertThat(found("(?<=`)\\w+(?=`)", line))
        .containsExactlyInAnyOrderElementsOf(
            Descriptor.read().parameters("evaluate").stream()
                .filter(Parameter::editable)
                .map(Parameter::name)
                .toList());
  }
}
