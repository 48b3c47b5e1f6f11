package ai.memories.client;

import ai.memories.MemoriesException;
import ai.memories.ModelId;
import ai.memories.Usage;
import ai.memories.http.ApiError;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.ProtocolException;
import ai.memories.http.UsageReader;
import ai.memories.json.Json;
import ai.memories.pricing.PriceList;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an answer in every form the service and its siblings were seen to send. */
final class ResponseReader {
  private final ChatRequest request;
  private final ModelId model;
  private final PriceList prices;

  ResponseReader(ChatRequest request, ModelId defaultModel, PriceList prices) {
    this.request = request;
    this.model = request.model().orElse(defaultModel);
    this.prices = prices;
  }

  /**
   * The answer.
   *
   * @throws MemoriesException if it is an error or no answer
   */
  ChatResponse read(ApiRequest sent, ApiResponse response) {
    Optional<ApiError> error = ApiError.of(response, request.allowedStatuses());
    if (error.isPresent()) {
      throw error.get().toException(sent, response);
    }
    Json body = response.json();
    Optional<Usage> usage = UsageReader.in(body);
    List<Choice> choices =
        choices(body, sent, response, new TruncationCheck(request, model, usage));
    return new ChatResponse(
        response,
        body,
        choices,
        usage.orElse(null),
        usage.flatMap(tokens -> prices.cost(model, tokens)).orElse(null),
        warnings(choices, response));
  }

  private static List<Choice> choices(
      Json body, ApiRequest sent, ApiResponse response, TruncationCheck check) {
    List<Choice> choices = new ArrayList<>();
    for (JsonNode node : body.node().path("choices")) {
      String text = ChoiceText.of(node).orElseThrow(() -> noText(node, sent, response));
      String reason = finishReason(node);
      int index = node.path("index").asInt(choices.size());
      choices.add(new Choice(index, text, reason, check.check(text, reason)));
    }
    choices.sort(Comparator.comparingInt(Choice::index));
    return choices;
  }

  private static @Nullable String finishReason(JsonNode choice) {
    JsonNode reason = choice.path("finish_reason");
    return reason.isTextual() ? reason.textValue() : null;
  }

  private static ProtocolException noText(JsonNode choice, ApiRequest sent, ApiResponse response) {
    List<String> keys = new ArrayList<>();
    choice.fieldNames().forEachRemaining(keys::add);
    return ProtocolException.of(
        sent,
        response,
        "a choice has neither text nor message.content, only "
            + keys
            + "; the start of the answer is in body()");
  }

  private List<String> warnings(List<Choice> choices, ApiResponse response) {
    List<String> warnings = new ArrayList<>();
    response.note().ifPresent(warnings::add);
    int asked = request.n().orElse(1);
    if (choices.size() < asked) {
      warnings.add(asked + " choices were asked for, " + choices.size() + " came");
    }
    for (Choice choice : choices) {
      Truncation truncation = choice.truncation();
      switch (truncation.degree()) {
        case NO -> {}
        case MAYBE -> warnings.add("maybe truncated: " + truncation.reason());
        case TRUNCATED -> warnings.add("truncated: " + truncation.reason());
      }
    }
    return warnings;
  }
}
