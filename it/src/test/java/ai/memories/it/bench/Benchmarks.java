package ai.memories.it.bench;

import static ai.memories.it.bench.Figures.micros;
import static ai.memories.it.bench.Figures.seconds;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Runs all benchmarks and prints their table. */
public final class Benchmarks {
  private static final List<String> EVALUATE = List.of("memories:evaluate");
  private static final Duration LATENCY = Duration.ofMillis(200);
  private static final int MORE_ASSERTIONS = 11;

  private final Path work;
  private final BenchMaven maven;
  private final String version;
  private final int scale;
  private final int rounds;
  private final Figures figures = new Figures();

  private Benchmarks(Path work, BenchMaven maven, String version, int scale, int rounds) {
    this.work = work;
    this.maven = maven;
    this.version = version;
    this.scale = scale;
    this.rounds = rounds;
  }

  /**
   * Runs them.
   *
   * @param args working directory, the build's directory, Maven's home, the user's local
   *     repository, our version, by how much to divide all counts (1 for the real figures), rounds
   */
  public static void main(String[] args) throws Exception {
    Path work = Path.of(args[0]);
    String version = args[4];
    BenchMaven maven =
        BenchMaven.prepare(work, Path.of(args[1]), Path.of(args[2]), Path.of(args[3]), version);
    var all =
        new Benchmarks(work, maven, version, Integer.parseInt(args[5]), Integer.parseInt(args[6]));
    all.startUp();
    all.replays();
    all.liveRuns();
    all.engine();
    var recordings = new CassetteBenchmarks(work, all.scale, all.rounds);
    Figures cassettes = recordings.run();
    System.out.println(all.figures);
    System.out.println(cassettes);
    System.out.println(recordings.comparison());
    System.exit(0); // OkHttp's idle threads need not be waited for
  }

  private BenchProject project(String name, int tests, int threes) throws Exception {
    System.out.println("… " + name);
    return BenchProject.write(work.resolve(name), tests / scale, threes, version);
  }

  /** Alternating, so that whatever else the machine does falls on both. */
  private void startUp() throws Exception {
    BenchProject one = project("one-case", scale, 1).recorded();
    maven.fetch(one);
    List<Measurement> empty = new ArrayList<>();
    List<Measurement> goal = new ArrayList<>();
    for (int i = 0; i < 2 * rounds - 1; i++) {
      empty.add(maven.offline(one, Map.of(), List.of("validate")));
      goal.add(maven.offline(one, Map.of(), EVALUATE));
    }
    one.checkPassed();
    Measurement nothing = Measurement.median(empty);
    Measurement something = Measurement.median(goal);
    figures.process("`mvn validate`, nothing bound", nothing, "–", "–");
    figures.process(
        "`mvn memories:evaluate`, 1 replayed case", something, "–", "2.0 s, 250 MB (`--version`)");
    figures.row(
        "start-up of the goal: the difference",
        seconds(something.wall().minus(nothing.wall())),
        seconds(something.cpu().minus(nothing.cpu())),
        "–",
        "≤ 0.8 s",
        "–");
  }

  private void replays() throws Exception {
    replay(1000, "–", "8.0 s, 327 MB");
    replay(5000, "≤ 3.4 s, ≤ 300 MB", "34 s, 783 MB");
  }

  private void replay(int cases, String target, String peer) throws Exception {
    BenchProject project = project("replay-" + cases, cases, 1).recorded();
    for (boolean flags : new boolean[] {false, true}) {
      figures.process(
          "replay %,d cases × 3 assertions".formatted(project.tests()) + with(flags),
          median(project.withFlags(flags), Map.of(), EVALUATE),
          target,
          peer);
    }
  }

  private static String with(boolean flags) {
    return flags ? ", with two flags for the JVM" : "";
  }

  private void liveRuns() throws Exception {
    BenchProject project = project("live", 1000, 1);
    try (DelayedService service = DelayedService.start(LATENCY)) {
      live(project, service, 64, "11.9 s, 297 MB");
      live(project, service, 256, "9.1 s, 413 MB");
    }
  }

  private void live(BenchProject project, DelayedService service, int concurrency, String peer)
      throws Exception {
    List<String> arguments =
        Stream.concat(
                EVALUATE.stream(),
                EngineCost.liveSettings(service, concurrency).entrySet().stream()
                    .map(setting -> "-Dmemories." + setting.getKey() + "=" + setting.getValue()))
            .toList();
    Duration ideal = ideal(project, concurrency);
    for (boolean flags : new boolean[] {false, true}) {
      figures.process(
          "%,d cases live, 200 ms each, %d at once (ideal %s)"
                  .formatted(project.tests(), concurrency, seconds(ideal))
              + with(flags),
          median(project.withFlags(flags), BenchProject.KEY, arguments),
          concurrency == 256 ? "≤ " + seconds(ideal.plusSeconds(3)) : "–",
          peer);
    }
  }

  private Measurement median(
      BenchProject project, Map<String, String> environment, List<String> arguments)
      throws Exception {
    List<Measurement> measured = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      measured.add(maven.offline(project, environment, arguments));
      project.checkPassed();
    }
    return Measurement.median(measured);
  }

  private static Duration ideal(BenchProject project, int concurrency) {
    return LATENCY.multipliedBy(project.tests()).dividedBy(concurrency);
  }

  /** In this process, which by then has run everything once; the stub shares its cores. */
  private void engine() throws Exception {
    var engine = new EngineCost(2 * rounds + 1);
    BenchProject few = project("engine-3", 2000, 1).recorded();
    BenchProject many = project("engine-33", 2000, MORE_ASSERTIONS).recorded();
    EngineCost.Took withFew = engine.replay(few);
    EngineCost.Took withMany = engine.replay(many);
    int more = few.tests() * 3 * (MORE_ASSERTIONS - 1);
    EngineCost.Took assertion = withMany.minus(withFew).each(more);
    EngineCost.Took withThree = withFew.each(few.tests());
    EngineCost.Took bare = withThree.minus(assertion.times(3));
    engineRow("engine, warm: a replayed case without its assertions", bare, "≤ 200 µs");
    engineRow("engine, warm: an assertion judged and reported", perAssertion(engine), "≤ 10 µs");
    engineRow("engine, warm: the same, and read from the suite for each test", assertion, "–");
    try (DelayedService service = DelayedService.start(LATENCY)) {
      var fewer = new EngineCost(2);
      // long enough for the first wave, which comes all at once, not to be most of it
      for (int concurrency : new int[] {64, 256}) {
        BenchProject live = project("engine-live-" + concurrency, 40 * concurrency, 1);
        engineLive(live, fewer.live(live, service, concurrency), concurrency);
      }
    }
  }

  /** Written once for all tests, so that reading the suite has no part in it. */
  private EngineCost.Took perAssertion(EngineCost engine) throws Exception {
    BenchProject few = project("engine-shared-3", 2000, 1).withShared(1).recorded();
    BenchProject many = project("engine-shared-33", 2000, 1).withShared(MORE_ASSERTIONS).recorded();
    int more = few.tests() * 3 * (MORE_ASSERTIONS - 1);
    return engine.replay(many).minus(engine.replay(few)).each(more);
  }

  private void engineRow(String what, EngineCost.Took took, String target) {
    figures.row(what, micros(took.wall()), micros(took.cpu()), "–", target, "–");
  }

  private void engineLive(BenchProject project, EngineCost.Live live, int concurrency) {
    Duration ideal = ideal(project, concurrency);
    double share = 100.0 * ideal.toNanos() / live.calls().toNanos();
    String what = "engine, warm: %,d live at %d at once".formatted(project.tests(), concurrency);
    figures.row(
        what + ", from the first case drawn to the last one judged",
        seconds(live.calls()) + String.format(Locale.ROOT, " (%.0f %% of the ideal)", share),
        "–",
        "–",
        "≥ 95 %",
        "–");
    figures.row(
        what + ", with reading the suite and the reports",
        seconds(live.run().wall()),
        seconds(live.run().cpu()),
        "–",
        "–",
        "–");
  }
}
