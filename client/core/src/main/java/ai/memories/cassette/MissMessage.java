package ai.memories.cassette;

import ai.memories.http.CallContext;
import java.nio.file.Files;
import java.util.function.Function;

/** Says of a miss who asked, where was looked, what is there instead, and how to record it. */
final class MissMessage {
  private final Mode mode;
  private final Function<String, String> recordCommand;

  MissMessage(Mode mode, Function<String, String> recordCommand) {
    this.mode = mode;
    this.recordCommand = recordCommand;
  }

  CassetteMissException of(
      CallContext context, CassetteDirectory directory, Fingerprint fingerprint) {
    String command = recordCommand.apply(context.name());
    String message =
        "no recording for "
            + context.name()
            + " (mode "
            + mode
            + "): "
            + situation(context, directory, fingerprint)
            + (command.isEmpty() ? "" : "; record it with: " + command);
    return new CassetteMissException(message, context, directory.path(), fingerprint);
  }

  private static String situation(
      CallContext context, CassetteDirectory directory, Fingerprint fingerprint) {
    if (!Files.isDirectory(directory.path())) {
      return "the directory " + directory.path() + " does not exist, nothing was recorded yet";
    }
    int samples = directory.samplesOf(fingerprint);
    if (samples > 0) {
      return samples
          + (samples == 1 ? " sample is" : " samples are")
          + " recorded in "
          + directory.path()
          + ", sample "
          + context.sample()
          + " was asked for";
    }
    return "none of the "
        + directory.size()
        + " recordings in "
        + directory.path()
        + " is of this request; looked for "
        + RecordingName.abbreviated(context.slug(), fingerprint, context.sample());
  }
}
