package ai.memories.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Runs a process and measures it from outside, by Linux's {@code /proc}: its CPU time is what this
 * process's ended children have more than before, its peak memory what the kernel kept for it. One
 * at a time, or the CPU times mix.
 */
final class MeasuredProcess {
  private static final Path SELF = Path.of("/proc/self/stat");
  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** Linux tells times in hundredths of a second, whatever its clock does. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private MeasuredProcess() {}

  /**
   * Runs to the end.
   *
   * @throws IllegalStateException if it fails or takes too long; the message shows what it said
   */
  static Measurement run(ProcessBuilder builder, Path output)
      throws IOException, InterruptedException {
    return run(builder, output, LONGEST);
  }

  /** The same, for what may take longer. */
  static Measurement run(ProcessBuilder builder, Path output, Duration longest)
      throws IOException, InterruptedException {
    long cpuBefore = childrenCpu();
    long start = System.nanoTime();
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    OptionalLong peak = watch(process, start, longest);
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    if (process.isAlive() || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(
          String.join(" ", builder.command()) + " failed:\n" + Files.readString(output));
    }
    return new Measurement(wall, Duration.ofNanos(childrenCpu() - cpuBefore), peak);
  }

  private static OptionalLong watch(Process process, long start, Duration longest)
      throws IOException, InterruptedException {
    OptionalLong peak = OptionalLong.empty();
    while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
      OptionalLong now = peak(process.pid());
      peak = now.isPresent() ? now : peak;
      if (System.nanoTime() - start > longest.toNanos()) {
        return peak;
      }
    }
    return peak;
  }

  /** Empty where there is no {@code /proc}, and of a process that has just ended. */
  private static OptionalLong peak(long pid) throws IOException {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst();
  }

  private static long childrenCpu() throws IOException {
    if (!Files.isReadable(SELF)) {
      return 0;
    }
    String stat = Files.readString(SELF);
    // after the name, which may hold anything: state is the first, cutime the 14th, cstime next
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * NANOS_PER_TICK;
  }
}
