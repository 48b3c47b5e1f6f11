package ai.memories.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command of a Maven's home, on every system. */
public final class MavenCommand {

  private MavenCommand() {}

  /** On Windows {@code mvn} itself is a script of another system's. */
  public static Path in(Path home) {
    boolean windows = File.separatorChar == '\\';
    Path command = home.resolve("bin").resolve(windows ? "mvn.cmd" : "mvn");
    if (!Files.exists(command)) {
      throw new IllegalStateException("there is no Maven at " + home + ": " + command);
    }
    return command;
  }
}
