package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.result.RunOutcome;
import ai.memories.http.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules of one build, each a project of its own, that share what their session may take. */
class RunLedgersTest {
  /** What {@link TestProject#answer} takes. */
  private static final int TOKENS = 25;

  /** More than a call can take: its bytes, and 20 tokens out. */
  private static final long BOUND = 200;

  @TempDir Path build;
  private final RunLedgers ledgers = new RunLedgers();
  private final AtomicInteger calls = new AtomicInteger();

  private RunOutcome module(String name, String maxTokens) throws IOException {
    Path module = build.resolve(name);
    String tests =
        IntStream.rangeClosed(1, 20)
            .mapToObj(
                i -> "  - {id: t" + i + ", vars: {n: " + i + "}, assert: [{type: is-refusal}]}")
            .collect(Collectors.joining("\n"));
    Path suite = module.resolve("src/test/memories/suites/s.yaml");
    Files.createDirectories(suite.getParent());
    Files.writeString(
        suite,
        """
        providers: [{id: gemini:gemini-2.5-flash, config: {max_tokens: 20}}]
        prompts: ["%s {{n}}"]
        tests:
        %s
        """
            .formatted(name, tests));
    var properties = new Properties();
    properties.putAll(Map.of("memories.mode", "live", "memories.maxTokens", maxTokens));
    EvaluationRequest request =
        EvaluationRequest.builder(module)
            .environment(Map.of("MEMORIES_API_KEY", "sk-mai-x"))
            .properties(properties)
            .service(asked -> CompletableFuture.supplyAsync(this::answer))
            .ledgers(ledgers)
            .build();
    try {
      return Evaluation.run(request, EvaluationListener.NONE).orElseThrow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private ApiResponse answer() {
    calls.incrementAndGet();
    return TestProject.answer("I cannot help with that.");
  }

  @Test
  void modulesAtOnce_stayBelowTheLimitTogether() throws Exception {
    ExecutorService builders = Executors.newFixedThreadPool(4);
    try {
      List<CompletableFuture<RunOutcome>> modules = new ArrayList<>();
      for (String name : List.of("north", "east", "south", "west")) {
        modules.add(
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return module(name, "1000");
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                },
                builders));
      }
      long spent = modules.stream().mapToLong(m -> m.join().spent().totalTokens()).sum();

      assertThat(spent).isEqualTo(calls.get() * (long) TOKENS).isLessThanOrEqualTo(1000);
      assertThat(spent).as("nobody starves").isGreaterThan(1000 - BOUND);
    } finally {
      builders.shutdownNow();
    }
  }

  @Test
  void narrowerModule_keepsItsOwnLimit_andTheSessionTheWidest() throws Exception {
    RunOutcome narrow = module("narrow", "400");
    RunOutcome wide = module("wide", "800");

    assertThat(narrow.spent().totalTokens()).isBetween(400 - BOUND, 400L);
    assertThat(narrow.spent().totalTokens() + wide.spent().totalTokens())
        .isBetween(800 - BOUND, 800L);
  }

  @Test
  void aModuleThatMayTakeMore_isNotHeldToTheOthers_norTheyToIt() throws Exception {
    RunOutcome narrow = module("narrow", "400");
    RunOutcome free = module("free", "1000000");
    RunOutcome again = module("again", "400");

    assertThat(narrow.spent().totalTokens()).isLessThanOrEqualTo(400);
    assertThat(free.spent().totalTokens()).isEqualTo(20 * TOKENS);
    assertThat(again.spent().calls()).as("it shares the limit of its like").isZero();
  }
}
