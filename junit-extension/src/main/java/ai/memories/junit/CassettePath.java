package ai.memories.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Checks that recordings can lie where they should. */
final class CassettePath {
  private CassettePath() {}

  static void refuseFile(Path cassettes, TestPlace place) {
    Path directory = cassettes.resolve(place.directory());
    for (Path at = directory; at != null && at.startsWith(cassettes); at = at.getParent()) {
      if (Files.isRegularFile(at)) {
        throw new ExtensionConfigurationException(
            "the recordings of "
                + place.name()
                + " lie in "
                + directory
                + ", but "
                + (at.equals(directory) ? "that" : at)
                + " is a file: move it away");
      }
    }
  }
}
