package ai.memories.cassette;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A file system in memory that is as small as a test wants it. Only who may mount one has it; for
 * others the test is skipped and says so.
 */
final class SmallDisk implements AutoCloseable {
  private final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  /** Mounts one at an existing directory. */
  static SmallDisk at(Path path) {
    String refusal = run("mount", "-t", "tmpfs", "-o", "size=256k", "none", path.toString());
    assumeTrue(
        refusal.isEmpty(),
        () -> "a full disk cannot be made here, mounting needs root on Linux: " + refusal);
    return new SmallDisk(path);
  }

  /** Leaves not a byte. */
  void fill() {
    try (OutputStream out = Files.newOutputStream(filler())) {
      byte[] page = new byte[4096];
      while (true) {
        out.write(page);
      }
    } catch (IOException e) {
      // that is what it was for
    }
  }

  void free() {
    try {
      Files.delete(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path filler() {
    return path.resolve("filler");
  }

  void readOnly() {
    String refusal = run("mount", "-o", "remount,ro", path.toString());
    assumeTrue(refusal.isEmpty(), refusal);
  }

  @Override
  public void close() {
    run("umount", "-l", path.toString());
  }

  /** What a command said against it; empty if it did its work. */
  private static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return List.of(command) + " does not end";
      }
      return process.exitValue() == 0 ? "" : output.strip() + " (" + process.exitValue() + ")";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
