package ai.memories.cassette;

import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The text of a recording's file, version 1: sorted, indented, LF, long text line by line. */
final class RecordingFormat {
  static final int VERSION = 1;

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Set<String> NOT_DIGESTED = Set.of("request", "digest");

  private RecordingFormat() {}

  static String write(Recording recording) {
    ObjectNode file = Json.object();
    file.put("format", VERSION);
    file.put("fingerprint", recording.fingerprint().hex());
    file.put("sample", recording.take().sample());
    if (recording.take().occurrence() > 1) {
      file.put("occurrence", recording.take().occurrence());
    }
    file.put("recorded", recording.recorded().truncatedTo(ChronoUnit.SECONDS).toString());
    file.put("latencyMs", recording.latency().toMillis());
    if (!recording.rules().isEmpty()) {
      recording.rules().forEach(file.putArray("rules")::add);
    }
    recording.usage().ifPresent(usage -> file.set("usage", TextLines.split(usage)));
    file.set("request", TextLines.split(recording.request().node()));
    ObjectNode response = file.putObject("response");
    response.put("status", recording.status());
    response.put("contentType", recording.contentType());
    response.set("body", TextLines.split(recording.body().node()));
    StreamLines.write(recording.answer().events(), response);
    file.put("digest", digest(file));
    return Json.of(file).pretty() + "\n";
  }

  /**
   * Reads a recording and verifies that it is what it says.
   *
   * @throws CassetteException that names the file and what is wrong with it
   */
  static Recording read(Path path, String text) {
    JsonNode file = file(path, text);
    try {
      Recording recording = recording(file);
      verify(path, file, recording);
      return recording;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw damaged(path, String.valueOf(e.getMessage()), e);
    }
  }

  private static JsonNode file(Path path, String text) {
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    refuseMergeMarkers(path, content);
    JsonNode file = parse(path, content);
    refuseOtherFormats(path, file.path("format").asInt(0));
    return file;
  }

  private static void refuseOtherFormats(Path path, int version) {
    if (version != VERSION) {
      throw new CassetteException(
          path,
          version > VERSION
              ? "written by a newer version (format " + version + "); update this tool"
              : "no recording of this tool: it has no \"format\": " + VERSION,
          null);
    }
  }

  private static Recording recording(JsonNode file) {
    JsonNode response = file.path("response");
    List<String> rules = new ArrayList<>();
    JsonNode named = file.path("rules");
    for (int i = 0; i < named.size(); i++) {
      rules.add(named.get(i).asText());
    }
    return new Recording(
        new Fingerprint(file.path("fingerprint").asText()),
        new Take(positive(file, "sample"), file.path("occurrence").asInt(1)),
        rules,
        Json.of(TextLines.join(required(file, "request"))),
        positive(response, "status"),
        response.path("contentType").asText(),
        new KeptAnswer(
            Json.of(TextLines.join(required(response, "body"))), StreamLines.read(response)),
        Duration.ofMillis(file.path("latencyMs").asLong()),
        RecordedDate.parse(file.path("recorded").asText()));
  }

  private static void verify(Path path, JsonNode file, Recording recording) {
    Fingerprint actual = Fingerprint.of(recording.request());
    if (!actual.equals(recording.fingerprint())) {
      throw edited(
          path,
          "its request does not match its fingerprint (says "
              + recording.fingerprint().abbreviated()
              + ", is "
              + actual.abbreviated()
              + ")");
    }
    if (!digest(file).equals(file.path("digest").asText())) {
      throw edited(path, "its answer does not match its digest");
    }
    KeptAnswer answer = recording.answer();
    if (!answer.events().isEmpty() && !KeptAnswer.addUpTo(answer.events(), answer.body())) {
      throw edited(path, "its stream has no end, or says something else than its body");
    }
  }

  /** Of all but the request, which the fingerprint covers: answer, usage, latency, date. */
  private static String digest(JsonNode file) {
    ObjectNode covered = Json.object();
    for (var member : file.properties()) {
      if (!NOT_DIGESTED.contains(member.getKey())) {
        covered.set(member.getKey(), member.getValue());
      }
    }
    return Fingerprint.sha256(Json.of(covered).canonicalBytes());
  }

  private static JsonNode parse(Path path, String text) {
    try {
      return Json.parseStrict(text).node();
    } catch (JsonSyntaxException e) {
      throw damaged(
          path, e.getMessage() + " (line " + e.line() + ", column " + e.column() + ")", e);
    }
  }

  private static void refuseMergeMarkers(Path path, String text) {
    if (text.startsWith("<<<<<<< ") || text.contains("\n<<<<<<< ") || text.contains("\n>>>>>>> ")) {
      throw CassetteException.damaged(
          path,
          "unresolved merge markers: keep one side, or delete the file and record it anew",
          null);
    }
  }

  private static int positive(JsonNode parent, String name) {
    int value = parent.path(name).asInt(0);
    if (value < 1) {
      throw new IllegalArgumentException("\"" + name + "\" is missing or below 1");
    }
    return value;
  }

  private static JsonNode required(JsonNode parent, String name) {
    JsonNode value = parent.get(name);
    if (value == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return value;
  }

  private static CassetteException edited(Path path, String why) {
    return CassetteException.damaged(
        path,
        why
            + ": it was edited by hand or damaged; restore it from version control or record it"
            + " anew",
        null);
  }

  private static CassetteException damaged(Path path, String why, Exception cause) {
    return CassetteException.damaged(
        path, "damaged: " + why + "; restore it from version control or record it anew", cause);
  }
}
