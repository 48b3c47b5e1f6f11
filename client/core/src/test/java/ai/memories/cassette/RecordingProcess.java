package ai.memories.cassette;

import ai.memories.http.ApiResponse;
import ai.memories.http.CallContext;
import ai.memories.http.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/**
 * A process of its own that records prompts into a cassette, a few at a time, and notes every call
 * it paid for: {@code <root> <mode> <paid> <name> <prompts>}. Prompts of even number are its own,
 * those of odd number are every process's. With mode {@code record} it takes part in a {@link
 * RecordRun}.
 */
final class RecordingProcess {
  static final int WINDOW = 8;

  private RecordingProcess() {}

  public static void main(String[] arguments) {
    Path root = Path.of(arguments[0]);
    Mode mode = Mode.parse(arguments[1]);
    Path paid = Path.of(arguments[2]);
    String name = arguments[3];
    int prompts = Integer.parseInt(arguments[4]);
    Cassette cassette = Cassette.at(root);
    CassetteExchange.Builder builder =
        CassetteExchange.builder(service(paid, name), cassette).mode(mode);
    if (mode != Mode.RECORD) {
      ask(builder.build(), name, prompts);
      return;
    }
    try (RecordRun run = RecordRun.begin(cassette, false)) {
      ask(builder.run(run).build(), name, prompts);
      run.complete();
    }
  }

  private static void ask(Exchange exchange, String name, int prompts) {
    var window = new Semaphore(WINDOW);
    IntStream.range(0, prompts)
        .mapToObj(
            i -> {
              window.acquireUninterruptibly();
              return exchange
                  .send(Requests.prompt(prompt(name, i), context(i)))
                  .whenComplete((answer, error) -> window.release());
            })
        .toList()
        .forEach(CompletableFuture::join);
  }

  static String prompt(String name, int number) {
    return number % 2 == 0 ? name + " asks " + number : "all ask " + number;
  }

  static CallContext context(int prompt) {
    return new CallContext("case " + prompt, "suites/shared", "case-" + prompt, 1);
  }

  private static Exchange service(Path paid, String name) {
    return request -> {
      String prompt = request.body().at("/messages/0/content").orElseThrow().node().asText();
      note(paid, prompt);
      return CompletableFuture.completedFuture(
          ApiResponse.live(
              200,
              "application/json",
              "{\"choices\":[{\"text\":\"%s by %s\"}]}".formatted(prompt, name)));
    };
  }

  private static synchronized void note(Path paid, String prompt) {
    try {
      Files.writeString(paid, prompt + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
