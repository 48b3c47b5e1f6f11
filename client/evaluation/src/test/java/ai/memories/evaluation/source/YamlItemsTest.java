package ai.memories.evaluation.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlItemsTest {
  private final Problems problems = new Problems();
  private final List<String> found = new ArrayList<>();
  private @TempDir Path project;

  private YamlItems open(String yaml) throws IOException {
    Path file = Files.writeString(project.resolve("a.yaml"), yaml);
    return new YamlReader(new ProjectFiles(project, List.of())).items(file, "tests", problems);
  }

  private Located all(String yaml) throws IOException {
    try (YamlItems items = open(yaml)) {
      for (var next = items.next(); next.isPresent(); next = items.next()) {
        found.add(next.get().json() + "@" + next.get().location().line());
      }
      return items.root();
    }
  }

  @Test
  void itemsComeOneByOneAndTheRestStandsBesideThem() throws IOException {
    Located root = all("a: 1\ntests:\n  - x: 1\n  - x: 2\nb: {c: 2}\n");

    assertThat(found).containsExactly("{\"x\":1}@3", "{\"x\":2}@4");
    assertThat(root.json().compact()).isEqualTo("{\"a\":1,\"tests\":[],\"b\":{\"c\":2}}");
    assertThat(root.location("/b/c")).isEqualTo(new Location("a.yaml", 5, 8));
    assertThat(root.keyLocation("/tests")).isEqualTo(new Location("a.yaml", 2, 1));
  }

  @Test
  void valueThatIsNoListStandsInTheRoot() throws IOException {
    assertThat(all("tests: file://x.csv\n").json().compact())
        .isEqualTo("{\"tests\":\"file://x.csv\"}");
    assertThat(found).isEmpty();
  }

  @Test
  void anchorsReachAcrossEntriesAndItems() throws IOException {
    Located root = all("a: &a {x: 1}\ntests: [*a, &t {y: 2}, *t]\nb: *t\n");

    assertThat(found).containsExactly("{\"x\":1}@2", "{\"y\":2}@2", "{\"y\":2}@2");
    assertThat(root.location("/b/y")).isEqualTo(new Location("a.yaml", 2, 20));
  }

  @Test
  void duplicateKeyOfTheRootIsAProblemAndReadingGoesOn() throws IOException {
    all("a: 1\na: 2\ntests: [3]\n");

    assertThat(found).hasSize(1);
    assertThat(problems.all().toString()).contains("a.yaml:2:1: duplicate key \"a\"");
  }

  @Test
  void rootThatIsNoMappingIsRefused() {
    assertThatThrownBy(() -> open("- a\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("a.yaml:1:1: the file must hold a mapping");
  }

  @Test
  void faultBehindTheFirstItemsIsFoundWhenItIsReached() throws IOException {
    try (YamlItems items = open("tests:\n  - a\n  - \"b\n")) {
      assertThat(items.next().map(item -> item.json().compact())).hasValue("\"a\"");
      assertThatThrownBy(items::next).hasMessageContaining("a.yaml:3:5: the quote opened here");
    }
  }
}
