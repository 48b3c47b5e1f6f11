package ai.memories.it.bench;

import static ai.memories.it.bench.Figures.micros;
import static ai.memories.it.bench.Figures.millis;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows of recordings: first answer, first miss and a cold replay in processes of their own, the
 * rest warm under JMH. Runs alone too; prints its tables.
 */
public final class CassetteBenchmarks {
  private static final List<Integer> SIZES = List.of(100, 1_000, 5_000, 100_000);
  private final Path work;
  private final int scale;
  private final int rounds;
  private final Figures figures = new Figures();
  private final Comparison comparison = new Comparison();

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
    System.out.println(all.comparison);
    System.exit(0); // the common pool's threads need not be waited for
  }

  Figures run() throws Exception {
    for (int size : SIZES) {
      int count = size / scale;
      Path root = Recorder.recorded(work, count);
      Duration first =
          first("first replayed answer among %,d".formatted(count), root, "1", "≤ 60 ms");
      comparison.add(count, Duration.ofNanos(probe(root, "all")[0]).dividedBy(count), first);
      first("first miss among %,d".formatted(count), root, "miss", "≤ 300 ms, ≤ 64 MB");
      git(count, root);
    }
    warm();
    return figures;
  }

  /** Beside other libraries. */
  Comparison comparison() {
    return comparison;
  }

  /** The median of several processes. */
  private Duration first(String what, Path root, String question, String target) throws Exception {
    List<long[]> all = new ArrayList<>();
    for (int i = 0; i < 2 * rounds + 1; i++) {
      all.add(probe(root, question));
    }
    all.sort((one, other) -> Long.compare(one[0], other[0]));
    long[] median = all.get(rounds);
    Duration wall = Duration.ofNanos(median[0]);
    figures.row(
        what,
        millis(wall),
        millis(Duration.ofNanos(median[1])),
        (median[2] >> 20) + " (heap)",
        target,
        "–");
    return wall;
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
    var jmh = new Jmh(rounds);
    String[] roots =
        SIZES.stream()
            .map(size -> work.resolve("cassettes-" + size / scale).toString())
            .toArray(String[]::new);
    Jmh.Scores replays = jmh.scores(ReplayBenchmark.class, "root", roots);
    for (String root : roots) {
      int count = Recorder.count(Path.of(root));
      row(
          "JMH: lookup, read, verify and parse a recording among %,d".formatted(count),
          replays.of("replayed " + root),
          "≤ 150 µs");
    }
    Jmh.Scores calls =
        jmh.scores(RecordingBenchmark.class, "work", work.resolve("recording").toString());
    row("JMH: a call whose answer is not kept", calls.of("live"), "–");
    row("JMH: the same, kept", calls.of("recorded"), "–");
    row("JMH: a file of that size written, flushed and linked", calls.of("flushed"), "–");
    Duration adds =
        calls
            .of("recorded")
            .time()
            .minus(calls.of("live").time())
            .minus(calls.of("flushed").time());
    figures.row(
        "what recording adds to a call, the flush apart", micros(adds), "–", "–", "≤ 2 ms", "–");
  }

  private void row(String what, Jmh.Score score, String target) {
    figures.row(what, score.toString(), "–", "–", target, "–");
  }
}
