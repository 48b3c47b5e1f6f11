package ai.memories.evaluation.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFilesTest {
  @TempDir Path directory;
  private ProjectFiles files;

  @BeforeEach
  void aProjectAndPromptsBesideIt() throws IOException {
    for (String name : List.of("project/suites/s.yaml", "project/a.txt", "shared/team/b.txt")) {
      Files.createDirectories(directory.resolve(name).getParent());
      Files.writeString(directory.resolve(name), name);
    }
    files = new ProjectFiles(directory.resolve("project"), List.of(Path.of("../shared")));
  }

  private Path resolve(String reference) {
    return files.resolve(reference, Path.of("suites/s.yaml"));
  }

  @Test
  void whatWasReferredTo_isRemembered_onceAndInOrder() {
    Path beside = resolve("file://../../shared/team/b.txt");
    Path own = resolve("file://../a.txt");
    resolve("file://../a.txt");

    assertThat(files.referred()).containsExactly(own, beside);
    assertThatThrownBy(() -> resolve("file://../gone.txt")).hasMessageContaining("gone.txt");
    assertThat(files.referred()).hasSize(2);
  }

  @Test
  void portableName_holdsNothingOfTheMachine() {
    assertThat(files.portableName(resolve("file://../a.txt"))).isEqualTo("a.txt");
    assertThat(files.portableName(resolve("file://../../shared/team/b.txt")))
        .isEqualTo("shared/team/b.txt");
  }
}
