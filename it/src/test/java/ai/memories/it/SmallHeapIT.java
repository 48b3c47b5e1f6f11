package ai.memories.it;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallHeapIT {
  @TempDir Path project;

  /** Their questions and answers are 100 MB together: whoever held on to them would run out. */
  @Test
  void twentyThousandCases_runIn64MegabytesOfHeap() throws Exception {
    Path said = project.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                ManyCases.class.getName(),
                project.toString(),
                "20000")
            .redirectErrorStream(true)
            .redirectOutput(new File(said.toString()))
            .start();

    boolean ended = process.waitFor(4, MINUTES);
    process.destroyForcibly();

    assertThat(ended).as("ended in time; it said " + Files.readString(said)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    assertThat(Files.size(project.resolve("target/memories/results.jsonl")))
        .isGreaterThan(100_000_000);
  }
}
