package ai.memories.it.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import ai.memories.ModelId;
import ai.memories.cassette.Cassette;
import ai.memories.cassette.CassetteExchange;
import ai.memories.cassette.Mode;
import ai.memories.client.ChatModel;
import ai.memories.client.MemoriesClient;
import ai.memories.http.ApiResponse;
import ai.memories.http.CallContext;
import ai.memories.pricing.Ledger;
import ai.memories.pricing.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** What a replayed test takes over a plain one of JUnit's, in this process. */
public final class JUnitBenchmarks {
  private static final int TESTS = 5_000;

  private JUnitBenchmarks() {}

  /**
   * Runs them and prints the table.
   *
   * @param args as {@link Benchmarks} takes them
   */
  public static void main(String[] args) throws Exception {
    int tests = TESTS / Integer.parseInt(args[5]);
    int rounds = 2 * Integer.parseInt(args[6]) + 1;
    Path project = Path.of(args[0]).resolve("junit");
    System.setProperty("bench.tests", String.valueOf(tests));
    System.setProperty("basedir", project.toString());
    record(Files.createDirectories(project.resolve("src/test/memories")), tests);
    var figures = new Figures();
    Duration plain = least(PlainFixture.class, tests, rounds);
    Duration replayed = least(ReplayedFixture.class, tests, rounds);
    String count = "%,d ".formatted(tests);
    figures.row(count + "plain tests of JUnit", Figures.seconds(plain), "–", "–", "–", "–");
    figures.row(count + "replayed tests", Figures.seconds(replayed), "–", "–", "–", "–");
    Duration each = replayed.minus(plain).dividedBy(tests);
    figures.row(
        "a replayed test over a plain one", Figures.micros(each), "–", "–", "≤ 300 µs", "–");
    System.out.println(figures);
    System.exit(0);
  }

  /** As the extension would, where there is a key. */
  private static void record(Path memories, int tests) {
    ApiResponse answer = ApiResponse.live(200, "application/json", Invoices.answer());
    Cassette cassette = Cassette.at(memories.resolve("cassettes"));
    try (MemoriesClient client =
        MemoriesClient.builder()
            .environment(name -> null)
            .exchange(call -> CompletableFuture.completedFuture(answer))
            .around(
                service ->
                    CassetteExchange.builder(service, cassette).mode(Mode.RECORD_MISSING).build())
            .build()) {
      var context =
          new CallContext("asks", "tests/ai/memories/it/bench/replayed-fixture", "asks", 1);
      ChatModel model =
          client.model(
              ModelId.parse("gemini:gemini-2.5-flash"), context, Ledger.of(Limits.NONE).run());
      for (int i = 0; i < tests; i++) {
        model.chat(ReplayedFixture.request(i));
      }
    }
  }

  private static Duration least(Class<?> fixture, int tests, int rounds) {
    Duration least = Duration.ofDays(1);
    for (int i = 0; i < rounds; i++) {
      Duration took = run(fixture, tests);
      least = took.compareTo(least) < 0 ? took : least;
    }
    return least;
  }

  private static Duration run(Class<?> fixture, int tests) {
    var summary = new SummaryGeneratingListener();
    var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(fixture)).build();
    long start = System.nanoTime();
    LauncherFactory.create().execute(request, summary);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (summary.getSummary().getTestsSucceededCount() != tests) {
      summary
          .getSummary()
          .getFailures()
          .forEach(failure -> System.out.println(failure.getException()));
      throw new IllegalStateException(
          summary.getSummary().getTestsSucceededCount() + " of " + tests + " passed");
    }
    return took;
  }
}
