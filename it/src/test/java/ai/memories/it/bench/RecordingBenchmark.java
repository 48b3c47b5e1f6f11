package ai.memories.it.bench;

import ai.memories.cassette.CassetteExchange;
import ai.memories.cassette.Mode;
import ai.memories.http.ApiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a call is held up by when its answer is kept: a service that answers at once, with and
 * without recording, and the same bytes written to the device by nobody in particular.
 */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RecordingBenchmark {
  private static final int BYTES = 4_000;

  /** Where to write. */
  @Param("none")
  public String work = "none";

  private Path directory = Path.of(work);
  private CassetteExchange live = Recorder.exchange(directory, Mode.LIVE, Runnable::run);
  private CassetteExchange record = live;
  private int next;

  /** A new directory, so that it does not grow without end. */
  @Setup(Level.Iteration)
  public void empty() throws IOException {
    directory = Files.createTempDirectory(Files.createDirectories(Path.of(work)), "fresh");
    record = Recorder.exchange(directory, Mode.RECORD, Runnable::run);
  }

  /** A call whose answer is not kept. */
  @Benchmark
  public ApiResponse live() {
    return live.send(CassetteProbe.request(next++)).join();
  }

  /** The same, kept. */
  @Benchmark
  public ApiResponse recorded() {
    return record.send(CassetteProbe.request(next++)).join();
  }

  /** A file of that size written, flushed and linked. */
  @Benchmark
  public Path flushed() throws IOException {
    Path file = directory.resolve(next++ + ".tmp");
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[BYTES]));
      channel.force(true);
    }
    Files.createLink(directory.resolve(next + ".json"), file);
    Files.delete(file);
    try (var entry = FileChannel.open(directory)) {
      entry.force(true);
    }
    return file;
  }
}
