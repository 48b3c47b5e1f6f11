package ai.memories.evaluation.result;

import ai.memories.evaluation.result.CaseError.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes out of a case's line what was put into the prompt, what was asked, what was answered, and
 * everything that may quote any of it: expectations, in which variables stand; reasons, errors of
 * the service, violations of a schema. Verdicts, scores, tokens, money and hashes stay.
 */
final class WithoutEvidence {
  private static final String NOT_KEPT = "what was found may quote the answer and is not kept";

  /** Messages that are made of names and numbers alone. */
  private static final Set<Kind> SAFE =
      EnumSet.of(Kind.BUDGET, Kind.FAIL_FAST, Kind.INCONCLUSIVE, Kind.TRUNCATED);

  private WithoutEvidence() {}

  /** Changes the line; once more changes nothing. */
  static void strip(ObjectNode line) {
    List.of("vars", "messages", "output").forEach(line::putNull);
    line.putArray("files");
    line.path("assertions").forEach(assertion -> assertion((ObjectNode) assertion));
    if (line.get("error") instanceof ObjectNode error) {
      error(error);
    }
    violations(line);
    if (line.get("samples") instanceof ObjectNode samples) {
      samples.putArray("reasons"); // of single samples, which have lines of their own
    }
  }

  private static void assertion(ObjectNode assertion) {
    assertion.putNull("value");
    assertion.put("reason", reason(assertion));
    assertion.path("assertions").forEach(inner -> assertion((ObjectNode) inner));
  }

  private static String reason(JsonNode assertion) {
    if (assertion.path("pass").asBoolean()) {
      return "holds";
    }
    return (assertion.path("errored").asBoolean() ? "could not be judged; " : "does not hold; ")
        + NOT_KEPT;
  }

  private static void error(ObjectNode error) {
    String message = error.path("message").asText();
    Kind kind = Kind.valueOf(error.path("kind").asText());
    error.putNull("code");
    if (kind == Kind.MISS) {
      error.put("message", withoutDifference(message));
    } else if (!SAFE.contains(kind)) {
      error.put("message", sentence(kind) + "; what it said may quote the call and is not kept");
    }
  }

  /** The lines of the difference between two questions are indented; who and how stand outside. */
  private static String withoutDifference(String miss) {
    return miss.lines().filter(line -> !line.startsWith(" ")).collect(Collectors.joining("\n"));
  }

  private static String sentence(Kind kind) {
    return switch (kind) {
      case ASSERTION -> "an assertion could not be judged";
      case TRANSPORT -> "the service was not reached, or did not answer in time";
      case RATE_LIMIT -> "the service refused for the number of requests";
      case SERVICE -> "the service refused the call";
      case PROTOCOL -> "the service answered in no form that is known";
      case CASSETTE -> "a recording could not be read, trusted or written";
      case REQUEST -> "the request could not be made";
      default -> kind.name();
    };
  }

  /** Also the place of a violation may be a name the answer has made up. */
  private static void violations(ObjectNode line) {
    if (!line.path("schemaViolations").isEmpty()) {
      line.putArray("schemaViolations")
          .addObject()
          .put("pointer", "")
          .put("message", "the answer breaks the schema; " + NOT_KEPT);
    }
  }
}
