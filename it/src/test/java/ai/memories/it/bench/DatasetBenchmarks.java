package ai.memories.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Replays suites of 1,000 to 1,000,000 cases from JSONL, each in a process of its own with a heap
 * of 256 MB, and prints their rows: {@code -Dbench.main=ai.memories.it.bench.DatasetBenchmarks}.
 */
public final class DatasetBenchmarks {
  private static final List<Integer> CASES = List.of(1_000, 10_000, 100_000, 1_000_000);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private DatasetBenchmarks() {}

  /**
   * Runs them.
   *
   * @param args as {@link Benchmarks} takes them; the largest number of cases is divided by the
   *     scale
   */
  public static void main(String[] args) throws Exception {
    int most = CASES.get(CASES.size() - 1) / Integer.parseInt(args[5]);
    Path project = Path.of(args[0]).resolve("dataset");
    DatasetRun.write(project, DatasetRun.QUESTIONS);
    measure(project, DatasetRun.QUESTIONS, "record");
    var figures = new Figures();
    for (int cases : CASES) {
      if (cases <= most) {
        DatasetRun.write(project, cases);
        Measurement took = measure(project, cases, "replay");
        figures.row(
            "replay %,d cases × 3 assertions from JSONL, `-Xmx256m`".formatted(cases),
            Figures.seconds(took.wall()),
            Figures.seconds(took.cpu()),
            took.peakMegabytes(),
            Figures.micros(took.wall().dividedBy(cases)) + " a case",
            megabytes(project));
      }
    }
    System.out.println(figures);
  }

  private static Measurement measure(Path project, int cases, String mode)
      throws IOException, InterruptedException {
    System.out.println("… " + mode + " " + cases);
    return MeasuredProcess.run(
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            DatasetRun.class.getName(),
            project.toString(),
            String.valueOf(cases),
            mode),
        project.resolve("said.txt"),
        LONGEST);
  }

  /** How large the two files are that grow with the cases, or are cut so as not to. */
  private static String megabytes(Path project) throws IOException {
    Path output = project.resolve("target/memories");
    return "results.jsonl %,d MB, report.html %,.1f MB"
        .formatted(
            Files.size(output.resolve("results.jsonl")) >> 20,
            Files.size(output.resolve("report.html")) / 1048576.0);
  }
}
