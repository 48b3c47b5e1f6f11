package ai.memories.evaluation.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.YamlEntries.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlEntriesTest {
  private final Problems problems = new Problems();
  private @TempDir Path project;

  private YamlEntries open(String yaml) throws IOException {
    Path file = Files.writeString(project.resolve("a.yaml"), yaml);
    return new YamlReader(new ProjectFiles(project, List.of())).entries(file, "tests", problems);
  }

  private List<String> all(String yaml) throws IOException {
    List<String> found = new ArrayList<>();
    try (YamlEntries entries = open(yaml)) {
      for (var next = entries.next(); next.isPresent(); next = entries.next()) {
        Entry e = next.get();
        found.add(
            e.key()
                + (e.item() ? "[]" : "")
                + "="
                + e.value().json()
                + "@"
                + e.value().location().line());
      }
    }
    return found;
  }

  @Test
  void itemsOfTheStreamedEntryComeOneByOne() throws IOException {
    assertThat(all("a: 1\ntests:\n  - x: 1\n  - x: 2\nb: 2\n"))
        .containsExactly(
            "a=1@1", "tests=[]@3", "tests[]={\"x\":1}@3", "tests[]={\"x\":2}@4", "b=2@5");
  }

  @Test
  void streamedEntryThatIsNoListComesWhole() throws IOException {
    assertThat(all("tests: file://x.csv\n")).containsExactly("tests=\"file://x.csv\"@1");
  }

  @Test
  void anchorsReachAcrossEntriesAndItems() throws IOException {
    assertThat(all("a: &a {x: 1}\ntests: [*a, &t {y: 2}, *t]\nb: *t\n"))
        .containsExactly(
            "a={\"x\":1}@1",
            "tests=[]@2",
            "tests[]={\"x\":1}@2",
            "tests[]={\"y\":2}@2",
            "tests[]={\"y\":2}@2",
            "b={\"y\":2}@3");
  }

  @Test
  void duplicateKeyOfTheRootIsAProblemAndReadingGoesOn() throws IOException {
    assertThat(all("a: 1\na: 2\n")).hasSize(2);
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
    try (YamlEntries entries = open("tests:\n  - a\n  - \"b\n")) {
      assertThat(entries.next()).isPresent();
      assertThat(entries.next().map(e -> e.value().json().compact()))
          .isEqualTo(Optional.of("\"a\""));
      assertThatThrownBy(entries::next).hasMessageContaining("a.yaml:3:5: the quote opened here");
    }
  }
}
