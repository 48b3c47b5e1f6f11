package ai.memories.cassette;

import ai.memories.http.ApiKey;
import ai.memories.http.CallContext;
import ai.memories.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Says of a miss who asked, where was looked, what is there instead, and how to record it. */
final class MissMessage {
  /** Each reads up to two hundred files; where all is missing, the first hundred say why. */
  private static final int MAX_SEARCHES = 100;

  private final AtomicInteger searches = new AtomicInteger();
  private final Mode mode;
  private final SecretScan secrets;
  private final Function<String, String> recordCommand;
  private final boolean explained;

  /**
   * Messages.
   *
   * @param explained whether a miss is compared with what is recorded
   */
  MissMessage(
      Mode mode, SecretScan secrets, Function<String, String> recordCommand, boolean explained) {
    this.mode = mode;
    this.secrets = secrets;
    this.recordCommand = recordCommand;
    this.explained = explained;
  }

  /**
   * The miss of a question.
   *
   * @param unusable what is said of a recording that is of this question, but cannot be used
   */
  CassetteMissException of(AskedQuestion asked, Optional<String> unusable) {
    CallContext context = asked.request().context();
    String command = recordCommand.apply(context.name());
    String message =
        "no recording for "
            + context.name()
            + " (mode "
            + mode
            + "): "
            + unusable.orElseGet(() -> situation(asked))
            + (command.isEmpty() ? "" : "\nrecord it with: " + command + keyWanted());
    return new CassetteMissException(
        message, context, asked.directory().path(), asked.question().fingerprint());
  }

  /** Who only ever replays has none, and may not know that it takes one. */
  private String keyWanted() {
    return secrets.knowsKey()
        ? ""
        : "\n(recording asks the service: it needs an API key, and "
            + ApiKey.ENVIRONMENT_VARIABLE
            + " is not set)";
  }

  private String situation(AskedQuestion asked) {
    CassetteDirectory directory = asked.directory();
    if (!explained) {
      return "there is none in " + directory.path();
    }
    if (!Files.isDirectory(directory.path())) {
      return "the directory " + directory.path() + " does not exist, nothing was recorded yet";
    }
    int takes = directory.names().ofQuestion(asked.question().fingerprint()).size();
    return takes == 0 ? nearest(asked) : otherTakes(asked, takes);
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

  private String nearest(AskedQuestion asked) {
    Path directory = asked.directory().path();
    return NearestRecording.ofSameCase(asked)
        .or(
            () ->
                searches.getAndIncrement() < MAX_SEARCHES
                    ? NearestRecording.ofLikeliest(asked)
                    : Optional.empty())
        .map(near -> compared(asked, near))
        .orElseGet(
            () ->
                searches.get() > MAX_SEARCHES
                    ? "none of this case in "
                        + directory
                        + ", and enough misses were compared with others"
                    : "there is no recording in " + directory + " to compare with");
  }

  private String compared(AskedQuestion asked, NearestRecording near) {
    Recording recording = near.found().recording();
    String schema =
        near.difference().isOnlySchema()
            ? NewSchema.verdict(asked, recording.fingerprint()).map(v -> "; " + v).orElse("")
            : "";
    Json wanted = asked.normal().form();
    boolean secret = secrets.find(wanted.pretty()).isPresent(); // nor is it shown in a log
    RequestDifference difference = secret ? near.difference().withoutValues() : near.difference();
    return difference.sentence()
        + " from the nearest of "
        + near.compared()
        + (near.compared() == 1 ? " recording compared (of " : " recordings compared (of ")
        + asked.directory().names().size()
        + ")"
        + schema
        + (secret ? "" : diff(wanted, recording.request()))
        + "\n  - recorded in "
        + near.found().file()
        + "\n  + asked now";
  }

  /** A secret in a prompt is not shown in a log either. */
  private String diff(Json asked, Json recorded) {
    List<String> lines =
        LineDiff.of(ReadableLines.of(recorded.node()), ReadableLines.of(asked.node()));
    String text = String.join("\n  ", lines);
    return secrets.find(text).isPresent() ? "" : "\n  " + text;
  }
}
