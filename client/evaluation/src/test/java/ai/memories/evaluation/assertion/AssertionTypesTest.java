package ai.memories.evaluation.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.problem.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AssertionTypesTest {
  private static final AssertionTypes ALL = AssertionTypes.installed();

  private record Named(String name) implements AssertionType {
    @Override
    public AssertionCheck compile(AssertionConfig config) {
      return answer -> Outcome.of(true, "named");
    }
  }

  @Test
  void referenceListsEachTypeAndNoOther() throws IOException {
    String reference = Files.readString(Path.of("../../docs/reference/assertions.md"));
    Set<String> listed =
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
            .matcher(types(reference))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(listed).isEqualTo(ALL.names());
  }

  @Test
  void referenceListsTheKeysOfEachType() throws IOException {
    List<String> rows = Files.readAllLines(Path.of("../../docs/reference/assertions.md"));

    for (String name : ALL.names()) {
      String row =
          rows.stream().filter(r -> r.startsWith("| `" + name + "` |")).findFirst().orElse("");
      Set<String> keys =
          ALL.find(name).map(AssertionType::keys).orElse(Set.of("assert", "threshold"));
      keys.forEach(key -> assertThat(row).as(name).contains("`" + key + "`"));
    }
  }

  private static String types(String reference) {
    int start = reference.indexOf("## Types");
    return reference.substring(start, reference.indexOf("\n#", start));
  }

  @Test
  void twoTypesOfOneName_areRefused() {
    assertThatThrownBy(() -> AssertionTypes.of(List.of(new Named("same"), new Named("same"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("\"same\"")
        .hasMessageContaining("is taken by");
  }

  @Test
  void namesNoSuiteCouldWrite_areRefused() {
    for (String name : List.of("", "Camel", "not-this", "with space", "assert-set")) {
      assertThatThrownBy(() -> AssertionTypes.of(List.of(new Named(name))))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("kebab");
    }
  }

  @Test
  void aTypeOfAnotherJar_standsBesideOurs() {
    assertThat(AssertionTypes.of(List.of(new Named("palindrome"))).names())
        .containsExactly("assert-set", "palindrome");
  }
}
