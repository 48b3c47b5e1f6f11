package ai.memories.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the recordings of {@code src/it} against the engine of today. Where their form or a suite
 * has changed, {@code -Dtest=InvokerRecordingsTest -Dit.record} writes them anew.
 */
class InvokerRecordingsTest {

  static Stream<Path> projects() throws IOException {
    return InvokerRecordings.projects(Path.of("src/it"));
  }

  @ParameterizedTest
  @MethodSource("projects")
  void recordingAnew_changesNothing(Path project, @TempDir Path copy) throws Exception {
    InvokerRecordings.record(project, copy);

    Path committed = InvokerRecordings.recordings(project);
    Map<Path, String> anew = texts(InvokerRecordings.recordings(copy));
    if (System.getProperty("it.record") != null) {
      replace(committed, anew);
    }
    assertThat(anew).isNotEmpty().isEqualTo(texts(committed));
  }

  private static Map<Path, String> texts(Path directory) throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          texts.put(directory.relativize(file), Files.readString(file));
        }
      }
    }
    return texts;
  }

  private static void replace(Path directory, Map<Path, String> texts) throws IOException {
    for (Path old : texts(directory).keySet()) {
      Files.delete(directory.resolve(old));
    }
    for (Map.Entry<Path, String> text : texts.entrySet()) {
      Path file = directory.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
    }
  }
}
