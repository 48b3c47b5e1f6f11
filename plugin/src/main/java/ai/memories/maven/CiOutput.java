package ai.memories.maven;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Prints lines that a CI system reads from the process's output. It understands them at the start
 * of a line only: a log puts its prefix before them, and Maven 4 makes log lines also of what is
 * printed to {@code System.out}. So this is the one class that writes to the process's standard
 * output itself, and it writes nothing where no CI system asks for it.
 */
final class CiOutput {
  private final PrintStream out;

  CiOutput(PrintStream out) {
    this.out = out;
  }

  /** To the standard output of the process. */
  static CiOutput ofProcess() {
    return new CiOutput(
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
  }

  /** Prints all at once, so that modules that build side by side do not mix theirs. */
  void print(List<String> lines) {
    if (!lines.isEmpty()) {
      out.print(String.join("\n", lines) + "\n");
      out.flush();
    }
  }
}
