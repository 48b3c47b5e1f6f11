package ai.memories.client;

import ai.memories.http.ApiException;
import ai.memories.http.ProxySettings;
import ai.memories.http.RateLimitException;
import ai.memories.http.StreamException;
import ai.memories.http.TransportException;
import ai.memories.typed.Description;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Java of the guides, between markers; {@link GuideTest} holds the pages against it. */
final class GuideSnippets {
  // snippet: records
  enum Means {
    CASH,
    CARD
  }

  record Line(String article, int quantity) {}

  record Invoice(
      @Description("with tax, in the invoice's currency") BigDecimal total,
      List<Line> lines,
      Means means,
      Optional<LocalDate> due) {}

  // end

  final List<String> shown = new ArrayList<>();

  private void show(String text) {
    shown.add(text);
  }

  private void later(ChatRequest request) {
    shown.add("later: " + request);
  }

  void ask(MemoriesClient client) {
    // snippet: ask
    ChatModel model = client.model("gemini:gemini-2.5-flash");
    ChatResponse answer = model.chat("What is the capital of France?");
    answer.text();
    answer.usage(); // empty where the service did not say: unknown is not zero
    answer.cost();
    // end
    show(answer.text());
  }

  ChatRequest request(InputFile picture) {
    // snippet: request
    ChatRequest request =
        ChatRequest.builder()
            .system("Answer in one sentence.")
            .user("What is on this picture?", picture)
            .temperature(0)
            .maxTokens(400)
            .build();
    // end
    return request;
  }

  void stream(ChatModel model, ChatRequest request) {
    // snippet: stream
    try (ChatStream stream = model.stream(request)) {
      for (String delta : stream) {
        show(delta);
      }
      stream.response().usage();
    } catch (StreamException e) {
      show(e.textSoFar() + " … " + e.getMessage());
    }
    // end
  }

  void errors(ChatModel model, ChatRequest request) {
    // snippet: errors
    try {
      model.chat(request);
    } catch (RateLimitException e) {
      later(request);
    } catch (ApiException e) { // the service said no; status, code, request id, attempts
      show(e.status() + " " + e.getMessage());
    } catch (TransportException e) { // there was no whole answer
      show(e.kind() + (e.isMaybeBilled() ? ", maybe billed" : ", not billed"));
    }
    // end
  }

  MemoriesClientBuilder limits() {
    return
    // snippet: limits
    MemoriesClient.builder()
        .requestsPerMinute(2)
        .tokensPerMinute(100_000)
        .maxConcurrency(16)
        .deadline(Duration.ofMinutes(5))
    // end
    ;
  }

  MemoriesClientBuilder proxy(String user, String password) {
    return
    // snippet: proxy
    MemoriesClient.builder()
        .proxy(
            ProxySettings.of("proxy.example.org", 3128)
                .withCredentials(user, password)
                .withBypass("localhost, .example.org"))
    // end
    ;
  }

  MemoriesClientBuilder observe() {
    return
    // snippet: observe
    MemoriesClient.builder()
        .onAttempt(attempt -> show(attempt.number() + ": " + attempt.latency()))
        .wireLog(true) // to the logger ai.memories.wire, at debug level
    // end
    ;
  }

  Invoice typed(ChatModel model, ChatRequest request) {
    // snippet: typed
    TypedResponse<Invoice> answer = model.chat(request, Invoice.class);
    answer.value().total();
    answer.response().cost();
    // end
    return answer.value();
  }

  void violations(ChatModel model, ChatRequest request) {
    // snippet: violations
    try {
      model.chat(request, Invoice.class);
    } catch (InvalidAnswerException e) {
      e.violations(); // [/total: expected number, got string "119"]
      e.recording();
      e.response().text();
    }
    // end
  }
}
