package ai.memories.it.bench;

import ai.memories.cassette.CassetteExchange;
import ai.memories.cassette.Mode;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A warm replay: looks a recording up among many, reads, verifies and parses it. */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReplayBenchmark {
  /** More of them would fill the heap with requests; they are spread over all recordings. */
  private static final int MAX_ASKED = 5_000;

  /** The cassette, whose name ends in the number of its recordings. */
  @Param("none")
  public String root = "none";

  private List<ApiRequest> requests = List.of();
  private CassetteExchange replay = Recorder.exchange(Path.of(root), Mode.REPLAY, Runnable::run);
  private int next;

  /** The questions, and what answers them. */
  @Setup
  public void ask() {
    int count = Recorder.count(Path.of(root));
    int asked = Math.min(count, MAX_ASKED);
    int step = count / asked;
    requests = IntStream.range(0, asked).mapToObj(i -> CassetteProbe.request(i * step)).toList();
    replay = Recorder.exchange(Path.of(root), Mode.REPLAY, Runnable::run);
  }

  /** One answer. */
  @Benchmark
  public ApiResponse replayed() {
    next = next + 1 < requests.size() ? next + 1 : 0;
    return replay.send(requests.get(next)).join();
  }
}
