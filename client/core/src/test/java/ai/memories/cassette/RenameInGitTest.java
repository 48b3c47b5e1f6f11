package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.memories.http.CallContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reviewer sees of an edited prompt. */
class RenameInGitTest {
  private static final String PROMPT =
      """
      You read invoices. Answer with JSON only.
      Give the total, the currency and the date of the invoice below.
      Use a point as the decimal separator.

      Invoice 17, 12 April: 3 chairs at 20.00 EUR, total 60.00 EUR.
      """;

  @TempDir private Path work;

  @BeforeEach
  void repository() {
    assumeTrue(hasGit(), "git is not installed");
    git("init", "-q");
  }

  private static boolean hasGit() {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private List<String> git(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "-c",
                "user.name=a",
                "-c",
                "user.email=a@example.com",
                "-c",
                "core.autocrlf=false"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
      return output.lines().toList();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void record(Mode mode, String prompt, FakeService service) {
    Cassette cassette = Cassette.at(work.resolve("cassettes"));
    CassetteExchange exchange = CassetteExchange.builder(service, cassette).mode(mode).build();
    exchange.send(Requests.prompt(prompt)).join();
    var other = new CallContext("other", Requests.PLAIN.directory(), "other", 1);
    exchange.send(Requests.prompt(PROMPT + "Be quick.", other)).join();
    cassette.dropPredecessors(Requests.PLAIN.directory(), slug -> true);
  }

  private static FakeService answering(String text) {
    return new FakeService()
        .answeringBody(
            "{\"id\":\"%s\",\"choices\":[{\"index\":0,\"text\":\"%s\"}],\"usage\":{\"input_tokens\":61,\"output_tokens\":14}}"
                .formatted(Integer.toHexString(System.identityHashCode(text)), text));
  }

  @Test
  void editedPrompt_isOneRenameWithASmallDiff() {
    record(Mode.RECORD, PROMPT, answering("60.00 EUR"));
    git("add", "-A");
    git("commit", "-qm", "first");
    String edited = PROMPT.replace("JSON only", "JSON and nothing else");

    record(Mode.RECORD_MISSING, edited, answering("60.0 EUR"));
    git("add", "-A");

    assertThat(git("diff", "--cached", "-M", "--name-status"))
        .singleElement()
        .asString()
        .startsWith("R");
    String[] counts = git("diff", "--cached", "-M", "--numstat").get(0).split("\t", -1);
    assertThat(Integer.parseInt(counts[0])).as("added lines").isBetween(2, 7);
    assertThat(Integer.parseInt(counts[1])).as("removed lines").isBetween(2, 7);
    assertThat(git("diff", "--cached", "-M"))
        .contains("+                  \"You read invoices. Answer with JSON and nothing else.\",");
  }

  @Test
  void equalAnswerRecordedAnew_leavesNothingToCommit() {
    record(Mode.RECORD, PROMPT, new FakeService());
    git("add", "-A");
    git("commit", "-qm", "first");
    record(Mode.RECORD, PROMPT, new FakeService());
    assertThat(git("status", "--porcelain")).isEmpty();
  }
}
