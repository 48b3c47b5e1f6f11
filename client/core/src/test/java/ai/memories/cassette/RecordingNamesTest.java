package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingNamesTest {
  @TempDir private Path directory;

  private void file(String slug, int number) throws IOException {
    Path file = directory.resolve("%s-%012x.json".formatted(slug, number));
    Files.createFile(file);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000L * number));
  }

  @Test
  void likely_areThoseLastWritten() throws IOException {
    file("b", 1);
    file("c", 3);
    file("a", 2);

    assertThat(new RecordingNames(directory).likely("b", 2))
        .containsExactly("c-000000000003.json", "a-000000000002.json");
  }

  @Test
  void likely_areLookedForAnew_whereNamesWereForgotten() throws IOException {
    file("a", 1);
    var names = new RecordingNames(directory);
    assertThat(names.likely("b", 2)).hasSize(1);
    file("b", 2);
    names.forget();
    assertThat(names.likely("b", 2)).hasSize(2);
  }

  /** To ask each of so many for its date would take longer than a miss may. */
  @Test
  void likely_ofTooManyToDate_areThoseWhoseNamesBeginMostAlike() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      file("case", 100 + i);
    }
    file("invoice-long", 1);
    file("invoice-short", 2);
    file("in-a-letter", 3);

    assertThat(new RecordingNames(directory).likely("invoice-shorter", 3))
        .containsExactly(
            "invoice-short-000000000002.json",
            "invoice-long-000000000001.json",
            "in-a-letter-000000000003.json");
    assertThat(new RecordingNames(directory).likely("invoice", 200)).hasSize(200);
  }
}
