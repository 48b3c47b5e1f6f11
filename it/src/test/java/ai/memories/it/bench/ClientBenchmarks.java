package ai.memories.it.bench;

import static ai.memories.it.bench.Figures.seconds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The client alone, against the ideal: how long many calls of 200 ms take at different numbers in
 * flight, on this JDK and on another. The service runs in this process and shares the cores.
 */
public final class ClientBenchmarks {
  private static final Duration LATENCY = Duration.ofMillis(200);
  private static final int CALLS = 5_000;
  private static final List<Integer> IN_FLIGHT = List.of(64, 256, 1_024);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Path work;
  private final int calls;
  private final int rounds;
  private final StringBuilder rows = new StringBuilder();

  private ClientBenchmarks(Path work, int calls, int rounds) {
    this.work = work;
    this.calls = calls;
    this.rounds = rounds;
  }

  private record Took(Duration wall, Duration cpu, int threads, long peakBytes) {

    static Took parse(String line) {
      String[] fields = line.split(" ", -1);
      return new Took(
          Duration.ofNanos(Long.parseLong(fields[0])),
          Duration.ofNanos(Long.parseLong(fields[1])),
          Integer.parseInt(fields[2]),
          Long.parseLong(fields[3]));
    }
  }

  /**
   * Runs them.
   *
   * @param args as of {@link Benchmarks}, and the home of another JDK, or {@code none}
   */
  public static void main(String[] args) throws Exception {
    var all =
        new ClientBenchmarks(
            Files.createDirectories(Path.of(args[0])),
            CALLS / Integer.parseInt(args[5]),
            Integer.parseInt(args[6]));
    all.rows.append("| JDK | in flight | ideal | wall | CPU | platform threads | peak RSS MB |\n");
    all.rows.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    all.on(System.getProperty("java.home"));
    if (!args[7].equals("none")) {
      all.on(args[7]);
    }
    System.out.println(all.rows);
    System.exit(0);
  }

  private void on(String javaHome) throws Exception {
    Path java = Path.of(javaHome, "bin", "java");
    try (DelayedService service = DelayedService.start(LATENCY)) {
      for (int inFlight : IN_FLIGHT) {
        System.out.println("… " + javaHome + ", " + inFlight + " in flight");
        List<Took> all = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
          all.add(run(java, service, inFlight));
        }
        all.sort(Comparator.comparing(Took::wall));
        row(version(javaHome), inFlight, all.get(rounds / 2));
      }
    }
  }

  private Took run(Path java, DelayedService service, int inFlight) throws Exception {
    Path output = work.resolve("client-run.log");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                ClientRun.class.getName(),
                service.baseUrl(),
                String.valueOf(calls),
                String.valueOf(inFlight))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException("a run failed:\n" + Files.readString(output));
    }
    List<String> lines = Files.readAllLines(output);
    return Took.parse(lines.get(lines.size() - 1));
  }

  private static String version(String javaHome) throws IOException {
    return Files.readAllLines(Path.of(javaHome, "release")).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.replaceAll(".*=|\"", ""))
        .findFirst()
        .orElse(javaHome);
  }

  private void row(String version, int inFlight, Took took) {
    Duration ideal = LATENCY.multipliedBy(calls).dividedBy(inFlight);
    double share = 100.0 * ideal.toNanos() / took.wall.toNanos();
    rows.append(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %s | %s (%.0f %%) | %s | %,d | %s |%n",
            version,
            inFlight,
            seconds(ideal),
            seconds(took.wall),
            share,
            seconds(took.cpu),
            took.threads,
            took.peakBytes == 0 ? "–" : String.valueOf(took.peakBytes >> 20)));
  }
}
