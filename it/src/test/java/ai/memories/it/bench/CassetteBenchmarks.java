package ai.memories.it.bench;

import static ai.memories.it.bench.Figures.micros;
import static ai.memories.it.bench.Figures.millis;

import ai.memories.cassette.Cassette;
import ai.memories.cassette.CassetteExchange;
import ai.memories.cassette.Mode;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.Exchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows of recordings: first answer and first miss in processes of their own, the rest warm in
 * this one. Runs alone too; prints its table.
 */
public final class CassetteBenchmarks {
  private static final List<Integer> SIZES = List.of(100, 1_000, 5_000, 100_000);
  private static final int WARM = 5_000;
  private static final int WINDOW = 64;

  private final Path work;
  private final int scale;
  private final int rounds;
  private final Figures figures = new Figures();

  CassetteBenchmarks(Path work, int scale, int rounds) {
    this.work = work;
    this.scale = scale;
    this.rounds = rounds;
  }

  /**
   * Runs them.
   *
   * @param args those of {@link Benchmarks}, of which it needs the working directory, by how much
   *     to divide all counts, and the rounds
   */
  public static void main(String[] args) throws Exception {
    var all =
        new CassetteBenchmarks(
            Path.of(args[0]), Integer.parseInt(args[5]), Integer.parseInt(args[6]));
    System.out.println(all.run());
    System.exit(0); // the common pool's threads need not be waited for
  }

  Figures run() throws Exception {
    for (int size : SIZES) {
      int count = size / scale;
      Path root = recorded(count);
      first("first replayed answer among %,d".formatted(count), root, "1", "≤ 60 ms");
      first("first miss among %,d".formatted(count), root, "miss", "≤ 300 ms, ≤ 64 MB");
      git(count, root);
    }
    warm();
    return figures;
  }

  /** A cassette of so many recordings; one of an earlier run is used again. */
  private Path recorded(int count) throws IOException {
    Path root = work.resolve("cassettes-" + count);
    Path complete = work.resolve("cassettes-" + count + ".complete");
    if (!Files.exists(complete)) {
      System.out.println("… recording " + count);
      ask(exchange(root, Mode.RECORD_MISSING, ForkJoinPool.commonPool()), count);
      Files.writeString(complete, "");
    }
    return root;
  }

  private static CassetteExchange exchange(Path root, Mode mode, Executor disk) {
    Exchange service =
        request ->
            CompletableFuture.completedFuture(
                ApiResponse.live(200, "application/json", Invoices.answer())
                    .withLatency(Duration.ofMillis(800)));
    return CassetteExchange.builder(service, Cassette.at(root)).mode(mode).disk(disk).build();
  }

  private static void ask(Exchange exchange, int count) {
    for (int from = 0; from < count; from += WINDOW) {
      IntStream.range(from, Math.min(count, from + WINDOW))
          .mapToObj(i -> exchange.send(CassetteProbe.request(i)))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }

  /** The median of several processes. */
  private void first(String what, Path root, String question, String target) throws Exception {
    List<long[]> all = new ArrayList<>();
    for (int i = 0; i < 2 * rounds + 1; i++) {
      all.add(probe(root, question));
    }
    all.sort((one, other) -> Long.compare(one[0], other[0]));
    long[] median = all.get(rounds);
    figures.row(
        what,
        millis(Duration.ofNanos(median[0])),
        millis(Duration.ofNanos(median[1])),
        (median[2] >> 20) + " (heap)",
        target,
        "–");
  }

  private static long[] probe(Path root, String question) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                CassetteProbe.class.getName(),
                root.toString(),
                question)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    return Stream.of(output.strip().split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }

  private void git(int count, Path root) throws Exception {
    Path repository =
        Files.createDirectories(work.resolve("git-" + count + "-" + System.nanoTime()));
    git(repository, root, "init", "-q");
    Duration add = git(repository, root, "add", "-A");
    git(repository, root, "commit", "-q", "-m", "all");
    Duration status = git(repository, root, "status", "--porcelain");
    figures.row("git add of %,d".formatted(count), millis(add), "–", "–", "–", "–");
    figures.row("git status of %,d".formatted(count), millis(status), "–", "–", "–", "–");
  }

  /** The repository lies beside the recordings, which stay as they are. */
  private static Duration git(Path repository, Path root, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "--git-dir=" + repository.resolve(".git").toAbsolutePath(),
                "--work-tree=" + root.toAbsolutePath(),
                "-c",
                "user.name=a",
                "-c",
                "user.email=a@example.com",
                "-c",
                "gc.auto=0"));
    command.addAll(List.of(arguments));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(repository.resolve("output").toFile())
            .start();
    int exit = process.waitFor();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (exit != 0) {
      throw new IllegalStateException(Files.readString(repository.resolve("output")));
    }
    return took;
  }

  private void warm() throws Exception {
    int count = WARM / scale;
    Path root = recorded(count);
    List<ApiRequest> requests = IntStream.range(0, count).mapToObj(CassetteProbe::request).toList();
    var cost = new EngineCost(2 * rounds + 3);
    CassetteExchange replay = exchange(root, Mode.REPLAY, Runnable::run);
    EngineCost.Took read = cost.least(() -> one(replay, requests)).each(count);
    row("warm: lookup, read, verify and parse a recording", read, "≤ 150 µs");
    recording(requests, cost);
  }

  /** One after the other and in this thread, so that it is what one call is held up by. */
  private static Object one(Exchange exchange, List<ApiRequest> requests) {
    requests.forEach(request -> exchange.send(request).join());
    return requests;
  }

  private void recording(List<ApiRequest> all, EngineCost cost) throws Exception {
    List<ApiRequest> requests = all.subList(0, Math.min(1_000, all.size()));
    EngineCost.Took bare =
        cost.least(() -> one(exchange(fresh(), Mode.LIVE, Runnable::run), requests))
            .each(requests.size());
    EngineCost.Took kept =
        cost.least(() -> one(exchange(fresh(), Mode.RECORD, Runnable::run), requests))
            .each(requests.size());
    row("warm: what recording adds to a call, the flush included", kept.minus(bare), "–");
    EngineCost.Took flush = cost.least(() -> flushed(fresh(), requests.size()));
    row(
        "a file of that size written, flushed and linked, nothing else",
        flush.each(requests.size()),
        "–");
    row(
        "warm: what recording adds, the flush apart",
        kept.minus(bare).minus(flush.each(requests.size())),
        "≤ 2 ms");
  }

  private Path fresh() throws IOException {
    return Files.createTempDirectory(work, "fresh");
  }

  private static Object flushed(Path directory, int count) throws IOException {
    Files.createDirectories(directory);
    byte[] bytes = new byte[4_000];
    for (int i = 0; i < count; i++) {
      Path file = directory.resolve(i + ".tmp");
      try (var channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(bytes));
        channel.force(true);
      }
      Files.createLink(directory.resolve(i + ".json"), file);
      Files.delete(file);
      try (var entry = FileChannel.open(directory)) {
        entry.force(true);
      }
    }
    return directory;
  }

  private void row(String what, EngineCost.Took took, String target) {
    figures.row(what, micros(took.wall()), micros(took.cpu()), "–", target, "–");
  }
}
