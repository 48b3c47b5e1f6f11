package ai.memories.client;

import static java.util.Objects.requireNonNull;

import ai.memories.http.CallLinks;
import ai.memories.json.Json;
import ai.memories.json.JsonAnswer;
import ai.memories.schema.SchemaViolation;
import ai.memories.typed.AnswerMismatchException;
import ai.memories.typed.AnswerType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One question whose answer is a record. */
final class TypedCall<T extends Record> {
  private final Class<T> record;
  private final AnswerType<T> type;

  TypedCall(Class<T> record) {
    this.record = record;
    this.type = AnswerType.of(record);
  }

  CompletableFuture<TypedResponse<T>> send(ChatModel model, ChatRequest request) {
    CompletableFuture<ChatResponse> sent = model.chatAsync(asking(request));
    CompletableFuture<TypedResponse<T>> answer = new CompletableFuture<>();
    CallLinks.whenDone(sent, (response, failure) -> end(answer, response, failure));
    CallLinks.cancelWith(answer, sent);
    return answer;
  }

  /** With the failure itself, not wrapped. */
  private void end(
      CompletableFuture<TypedResponse<T>> answer,
      @Nullable ChatResponse response,
      @Nullable Throwable failure) {
    try {
      if (response == null) {
        answer.completeExceptionally(requireNonNull(failure));
      } else {
        answer.complete(read(response));
      }
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  private ChatRequest asking(ChatRequest request) {
    if (request.responseSchema().isPresent()) {
      throw new InvalidRequestException(
          "the request has a responseSchema and "
              + type
              + " is one too: leave out responseSchema(…), or ask without a type");
    }
    return request.toBuilder().responseSchema(type.schema()).build();
  }

  private TypedResponse<T> read(ChatResponse response) {
    JsonAnswer answer = response.json();
    if (answer instanceof JsonAnswer.NoJson none) {
      throw new InvalidAnswerException(record, List.of(noJson(none, response)), response);
    }
    try {
      Json value = answer.json().orElseThrow();
      return new TypedResponse<>(type.read(value), response);
    } catch (AnswerMismatchException e) {
      throw new InvalidAnswerException(record, e.violations(), response);
    }
  }

  private static SchemaViolation noJson(JsonAnswer.NoJson none, ChatResponse response) {
    String text = response.text().strip();
    String start = text.length() > 60 ? text.substring(0, 59) + "…" : text;
    return new SchemaViolation(
        "",
        "expected JSON, got \"%s\" (%s at %d:%d)"
            .formatted(start, none.message(), none.line(), none.column()));
  }
}
