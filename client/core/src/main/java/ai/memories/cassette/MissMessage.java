package ai.memories.cassette;

import ai.memories.http.CallContext;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says of a miss who asked, where was looked, what is there instead, and how to record it. */
final class MissMessage {
  private final Mode mode;
  private final Function<String, String> recordCommand;

  MissMessage(Mode mode, Function<String, String> recordCommand) {
    this.mode = mode;
    this.recordCommand = recordCommand;
  }

  /**
   * The miss of a question.
   *
   * @param unusable the recording that is of this question, but made under rules that are gone
   */
  CassetteMissException of(AskedQuestion asked, Optional<CassetteDirectory.Found> unusable) {
    CallContext context = asked.request().context();
    String command = recordCommand.apply(context.name());
    String message =
        "no recording for "
            + context.name()
            + " (mode "
            + mode
            + "): "
            + unusable.map(MissMessage::madeUnderOtherRules).orElseGet(() -> situation(asked))
            + (command.isEmpty() ? "" : "\nrecord it with: " + command);
    return new CassetteMissException(
        message, context, asked.directory().path(), asked.question().fingerprint());
  }

  private static String madeUnderOtherRules(CassetteDirectory.Found found) {
    return "the one in "
        + found.file()
        + " was made under match rules that are gone ("
        + String.join(", ", found.recording().rules())
        + ")";
  }

  private static String situation(AskedQuestion asked) {
    CassetteDirectory directory = asked.directory();
    if (!Files.isDirectory(directory.path())) {
      return "the directory " + directory.path() + " does not exist, nothing was recorded yet";
    }
    List<Take> takes = directory.names().takesOf(asked.question().fingerprint());
    return takes.isEmpty() ? nearest(asked) : otherTakes(asked, takes.size());
  }

  private static String otherTakes(AskedQuestion asked, int recorded) {
    Take take = asked.question().take();
    String wanted =
        take.occurrence() == 1
            ? "sample " + take.sample()
            : "occurrence " + take.occurrence() + " of sample " + take.sample();
    return recorded
        + (recorded == 1 ? " answer is" : " answers are")
        + " recorded in "
        + asked.directory().path()
        + ", "
        + wanted
        + " was asked for";
  }

  private static String nearest(AskedQuestion asked) {
    CassetteDirectory directory = asked.directory();
    return "none of the "
        + directory.names().size()
        + " recordings in "
        + directory.path()
        + " is of this request; looked for "
        + RecordingName.abbreviated(
            directory.fileSlug(asked.slug()),
            asked.question().fingerprint(),
            asked.question().take());
  }
}
