package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.http.ApiResponse;
import ai.memories.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Really starts processes, and really kills them. */
@Timeout(60)
class ManyProcessesTest {
  private static final int PROMPTS = 30;

  @TempDir private Path work;

  private Path root() {
    return work.resolve("cassettes");
  }

  private Path paid() {
    return work.resolve("paid");
  }

  private Process start(Mode mode, String name, int prompts) {
    try {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Xshare:auto",
              "-cp",
              System.getProperty("java.class.path"),
              RecordingProcess.class.getName(),
              root().toString(),
              mode.label(),
              paid().toString(),
              name,
              Integer.toString(prompts))
          .redirectErrorStream(true)
          .redirectOutput(work.resolve("output-" + System.nanoTime()).toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void finish(List<Process> processes) throws InterruptedException {
    for (Process process : processes) {
      assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(this::output).isZero();
    }
  }

  private String output() {
    return lines(work, "output-*");
  }

  private static String lines(Path directory, String glob) {
    var text = new StringBuilder();
    try (var files = Files.newDirectoryStream(directory, glob)) {
      for (Path file : files) {
        text.append(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private List<String> calls() throws IOException {
    return Files.exists(paid()) ? Files.readAllLines(paid()) : List.of();
  }

  private List<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(root().resolve("suites/shared"))) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  private String replay(String prompt, int number) {
    ApiResponse answer =
        CassetteExchange.builder(new FakeService(), Cassette.at(root()))
            .build()
            .send(Requests.prompt(prompt, RecordingProcess.context(number)))
            .join();
    return Json.parse(answer.body()).at("/choices/0/text").orElseThrow().node().asText();
  }

  @ParameterizedTest
  @CsvSource({"2, RECORD", "4, RECORD_MISSING", "8, RECORD"})
  void processesThatRecordTogether_loseAndSpoilNothing(int count, Mode mode) throws Exception {
    List<String> names = IntStream.range(0, count).mapToObj(i -> "process-" + i).toList();
    finish(names.stream().map(name -> start(mode, name, PROMPTS)).toList());

    assertThat(recordings()).hasSize(PROMPTS / 2 + count * PROMPTS / 2);
    for (String name : names) {
      for (int i = 0; i < PROMPTS; i++) {
        String prompt = RecordingProcess.prompt(name, i);
        String by = i % 2 == 0 ? name : "process-";
        assertThat(replay(prompt, i)).startsWith(prompt + " by " + by);
      }
    }
    assertThat(calls()).doesNotHaveDuplicates();
    assertThat(root().resolve("suites/shared"))
        .isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    assertThat(root().resolve(".recording")).doesNotExist();
    assertThat(root().resolve(".asking")).doesNotExist();
  }

  @Test
  void killedProcess_losesAtMostTheCallsInFlight_andTheNextDoesNotPayForTheOthers()
      throws Exception {
    Process process = start(Mode.RECORD, "it", 100_000);
    while (calls().size() < 30) {
      assertThat(process.isAlive()).as(this::output).isTrue();
      Thread.onSpinWait();
    }
    process.destroyForcibly().waitFor();
    int paid = calls().size();
    assertThat(paid - recordings().size()).isBetween(0, RecordingProcess.WINDOW);
    assertThat(root().resolve(".recording")).exists();

    finish(List.of(start(Mode.RECORD, "it", paid)));
    assertThat(calls().size() - paid).isBetween(0, RecordingProcess.WINDOW);
    assertThat(root().resolve(".recording")).doesNotExist();
    for (int i = 0; i < paid; i++) {
      assertThat(replay(RecordingProcess.prompt("it", i), i)).contains(" by it");
    }
  }
}
