package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.http.ApiResponse;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several processes do, {@link ManyProcessesTest} shows. */
class ClaimsTest {
  @TempDir private Path root;
  private final FakeService service = new FakeService();

  private CassetteExchange exchange() {
    return CassetteExchange.builder(service, Cassette.at(root)).mode(Mode.RECORD_MISSING).build();
  }

  private static Question question(String prompt) {
    return new Question(
        "suites/plain",
        NormalForm.of(Requests.prompt(prompt), MatchRules.NONE).fingerprint(),
        Take.ofSample(1));
  }

  @Test
  void aQuestionThatIsClaimed_isNotToBeHad_othersAre() {
    Claims.Claim first = Claims.take(root, question("one")).orElseThrow();

    assertThat(Claims.take(root, question("one"))).isEmpty();
    Claims.Claim second = Claims.take(root, question("two")).orElseThrow();
    first.close();
    Claims.Claim again = Claims.take(root, question("one")).orElseThrow();
    second.close();
    again.close();
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void twoExchangesAskingAtOnce_payOnce() {
    service.holding();
    CompletableFuture<ApiResponse> first = exchange().send(Requests.prompt("one"));
    CompletableFuture<ApiResponse> second = exchange().send(Requests.prompt("one"));
    while (service.held().isEmpty()) {
      Thread.onSpinWait();
    }

    service.answerHeld();

    assertThat(first).succeedsWithin(20, TimeUnit.SECONDS);
    assertThat(second).succeedsWithin(20, TimeUnit.SECONDS);
    assertThat(service.calls()).isEqualTo(1);
  }

  @Test
  void aFileThatAKilledProcessWasRemoving_isInNobodysWay() throws Exception {
    Files.writeString(root.resolve(".asking"), "#");

    assertThat(exchange().send(Requests.prompt("one"))).succeedsWithin(20, TimeUnit.SECONDS);
    assertThat(root.resolve(".asking")).doesNotExist();
  }

  @Test
  void onAFileThatIsBeingRemoved_nothingIsClaimed() throws Exception {
    Files.writeString(root.resolve(".asking"), "#");

    assertThat(Claims.take(root, question("one"))).isEmpty();
    Claims.take(root, question("one")).orElseThrow().close();
  }

  /** Else it would claim what others claim on another file of that name. */
  @Test
  void whoOpenedTheFileWhileItWasRemoved_readsThatItIsGone() throws Exception {
    Claims.Claim claim = Claims.take(root, question("one")).orElseThrow();
    try (InputStream opened = Files.newInputStream(root.resolve(".asking"))) {
      claim.close();
      assertThat(opened).isNotEmpty();
    }
  }

  @Test
  void aFailedCall_givesItsClaimBack() {
    service.holding();
    CompletableFuture<ApiResponse> call = exchange().send(Requests.prompt("one"));
    while (service.held().isEmpty()) {
      Thread.onSpinWait();
    }

    service.held().get(0).completeExceptionally(new IllegalStateException("no"));

    assertThat(call).failsWithin(20, TimeUnit.SECONDS);
    assertThat(root.resolve(".asking")).doesNotExist();
  }
}
