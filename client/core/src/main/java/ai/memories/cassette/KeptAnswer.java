package ai.memories.cassette;

import ai.memories.http.ApiResponse;
import ai.memories.http.StreamAssembly;
import ai.memories.http.StreamEvent;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of an answer is kept, redacted and with its keys sorted.
 *
 * @param body the whole answer
 * @param events what it came in, if it was streamed; they add up to the body
 */
record KeptAnswer(Json body, List<StreamEvent> events) {

  KeptAnswer {
    events = List.copyOf(events);
  }

  /**
   * Empty for what is not kept: what is no JSON that can be compared later (other text, half of a
   * character, a number without bounds), and a stream without its end.
   */
  static Optional<KeptAnswer> of(ApiResponse answer, MatchRules rules) {
    return answer.events().isEmpty()
        ? sorted(answer.body()).map(rules::redacted).map(body -> new KeptAnswer(body, List.of()))
        : streamed(answer.events(), rules);
  }

  private static Optional<KeptAnswer> streamed(List<StreamEvent> events, MatchRules rules) {
    return whole(events)
        .flatMap(KeptAnswer::sorted)
        .map(rules::redacted)
        .map(
            body ->
                new KeptAnswer(
                    body,
                    eventByEvent(events, rules)
                        .filter(kept -> addUpTo(kept, body))
                        .orElseGet(() -> inOne(events, body))));
  }

  /** What a stream says in the end, as text; empty where the end is missing. */
  private static Optional<String> whole(List<StreamEvent> events) {
    var assembly = new StreamAssembly();
    try {
      for (StreamEvent event : events) {
        if (event.name().equals("error")) {
          return Optional.empty();
        }
        String unused = assembly.add(event);
      }
      return assembly.isComplete() ? Optional.of(assembly.body()) : Optional.empty();
    } catch (JsonSyntaxException e) {
      return Optional.empty(); // the caller hands it on as an answer that was not kept
    }
  }

  /** Whether a stream is complete and says this. */
  static boolean addUpTo(List<StreamEvent> events, Json body) {
    return whole(events).filter(text -> Json.parse(text).equals(body)).isPresent();
  }

  private static Optional<List<StreamEvent>> eventByEvent(
      List<StreamEvent> events, MatchRules rules) {
    List<StreamEvent> kept = new ArrayList<>();
    for (StreamEvent event : events) {
      Optional<String> data =
          event.isDone()
              ? Optional.of(StreamEvent.DONE)
              : sorted(event.data()).map(rules::redacted).map(Json::compact);
      data.ifPresent(text -> kept.add(new StreamEvent(event.name(), text, event.offset())));
    }
    return kept.size() == events.size() ? Optional.of(kept) : Optional.empty();
  }

  /** Where what is redacted, or one character, is spread over events, they are kept as one. */
  private static List<StreamEvent> inOne(List<StreamEvent> events, Json body) {
    return List.of(
        new StreamEvent("", body.compact(), events.get(0).offset()),
        new StreamEvent("", StreamEvent.DONE, events.get(events.size() - 1).offset()));
  }

  private static Optional<Json> sorted(String text) {
    try {
      Json json = Json.parse(text);
      String unused = json.canonical();
      return Optional.of(Json.of(TextLines.join(TextLines.split(json.node()))));
    } catch (JsonSyntaxException | IllegalArgumentException e) {
      return Optional.empty(); // the caller hands it on as an answer that was not kept
    }
  }
}
