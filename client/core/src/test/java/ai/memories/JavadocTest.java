package ai.memories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a compiler does not hold: every public type says what it is and who may share it. */
class JavadocTest {
  private static final Path SOURCES = Path.of("src/main/java/ai/memories");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "^public (?:[a-z-]+ )*(?:class|interface|@interface|record|enum) ", Pattern.MULTILINE);
  private static final Pattern SHARING =
      Pattern.compile("(?i)thread-safe|immutable|stateless|one thread");

  @Test
  void everyPublicType_saysWhetherThreadsMayShareIt() throws IOException {
    List<String> silent = new ArrayList<>();
    int types = 0;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        Matcher type = PUBLIC_TYPE.matcher(source);
        if (type.find()) {
          types++;
          int start = source.lastIndexOf("/**", type.start());
          if (start < 0 || !SHARING.matcher(source.substring(start, type.start())).find()) {
            silent.add(SOURCES.relativize(file).toString());
          }
        }
      }
    }
    assertThat(types).isGreaterThan(80);
    assertThat(silent).isEmpty();
  }
}
