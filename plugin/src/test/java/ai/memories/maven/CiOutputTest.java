package ai.memories.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class CiOutputTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CiOutput output = new CiOutput(new PrintStream(bytes, false, UTF_8));

  @Test
  void lines_arePrintedBare() {
    output.print(List.of("::error file=a::é", "::notice::b"));

    assertThat(bytes.toString(UTF_8)).isEqualTo("::error file=a::é\n::notice::b\n");
  }

  @Test
  void nothing_printsNothing() {
    output.print(List.of());

    assertThat(bytes.size()).isZero();
  }
}
