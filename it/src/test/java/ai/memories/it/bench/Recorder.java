package ai.memories.it.bench;

import ai.memories.cassette.Cassette;
import ai.memories.cassette.CassetteExchange;
import ai.memories.cassette.Mode;
import ai.memories.http.ApiResponse;
import ai.memories.http.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/** Cassettes for the benchmarks, and exchanges over them with a service that answers at once. */
final class Recorder {
  private static final String NAME = "cassettes-";
  private static final int WINDOW = 64;

  private Recorder() {}

  static CassetteExchange exchange(Path root, Mode mode, Executor disk) {
    Exchange service =
        request ->
            CompletableFuture.completedFuture(
                ApiResponse.live(200, "application/json", Invoices.answer())
                    .withLatency(Duration.ofMillis(800)));
    return CassetteExchange.builder(service, Cassette.at(root)).mode(mode).disk(disk).build();
  }

  /** A cassette of so many recordings; one of an earlier run is used again. */
  static Path recorded(Path work, int count) throws IOException {
    Path root = work.resolve(NAME + count);
    Path complete = work.resolve(NAME + count + ".complete");
    if (!Files.exists(complete)) {
      System.out.println("… recording " + count);
      ask(exchange(root, Mode.RECORD_MISSING, ForkJoinPool.commonPool()), count);
      Files.writeString(complete, "");
    }
    return root;
  }

  /** How many recordings it was made of. */
  static int count(Path root) {
    return Integer.parseInt(root.getFileName().toString().substring(NAME.length()));
  }

  /** Asks all questions of a cassette, some at once. */
  static void ask(Exchange exchange, int count) {
    for (int from = 0; from < count; from += WINDOW) {
      IntStream.range(from, Math.min(count, from + WINDOW))
          .mapToObj(i -> exchange.send(CassetteProbe.request(i)))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }
}
