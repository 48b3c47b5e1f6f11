package ai.memories.cassette;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sees to it that no link below the root leads recordings out of it. Thread-safe. */
final class BelowRoot {
  private final Path root;
  private final Path path;
  private volatile boolean seen;

  BelowRoot(Path root, Path path) {
    this.root = root;
    this.path = path;
  }

  /**
   * Looks at the directories that are there, and never again once all of them are.
   *
   * @throws CassetteException if one of them is a link out of the root
   */
  void check() {
    if (seen) {
      return;
    }
    try {
      // Asked first: another thread may make the root meanwhile, and then lie above what existed.
      boolean rooted = Files.exists(root);
      Path existing = existing(path);
      if (rooted && !existing.toRealPath().startsWith(root.toRealPath())) {
        throw new CassetteException(
            path, "leads out of " + root + " by a link; recordings stay below it", null);
      }
      seen = existing.equals(path);
    } catch (IOException e) {
      throw new CassetteException(path, "cannot be resolved: " + RecordingFile.reason(e), e);
    }
  }

  private static Path existing(Path path) {
    Path parent = path.getParent();
    return parent == null || Files.exists(path) ? path : existing(parent);
  }
}
