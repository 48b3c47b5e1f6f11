package ai.memories.it.bench;

import ai.memories.cassette.Cassette;
import ai.memories.cassette.CassetteExchange;
import ai.memories.cassette.Mode;
import ai.memories.http.ApiRequest;
import ai.memories.http.CallContext;
import ai.memories.http.Endpoint;
import ai.memories.json.Json;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A process of its own that asks one question of a cassette in replay, as the first thing it does,
 * and prints what that took.
 */
public final class CassetteProbe {
  static final String DIRECTORY = "suites/invoices";

  private CassetteProbe() {}

  /**
   * Asks.
   *
   * @param args the cassette, the number of the recording or {@code miss} or {@code all}
   */
  public static void main(String[] args) {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    Path root = Path.of(args[0]);
    boolean miss = args[1].equals("miss");
    if (args[1].equals("all")) {
      System.out.println(all(root) + " 0 0");
      return;
    }
    ApiRequest request = miss ? edited(7) : request(Integer.parseInt(args[1]));
    long heap = used();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    CassetteExchange replay = replaying(root);
    boolean missed = asked(replay, request);
    long wall = System.nanoTime() - start;
    long took = system.getProcessCpuTime() - cpu;
    if (missed != miss) {
      throw new IllegalStateException("expected " + args[1] + ", missed " + missed);
    }
    System.out.println(wall + " " + took + " " + Math.max(0, used() - heap));
  }

  private static CassetteExchange replaying(Path root) {
    return CassetteExchange.builder(
            called -> CompletableFuture.failedFuture(new IllegalStateException("called")),
            Cassette.at(root))
        .mode(Mode.REPLAY)
        .build();
  }

  /** Every recording once, one after the other. */
  private static long all(Path root) {
    int count = Recorder.count(root);
    long start = System.nanoTime();
    CassetteExchange replay = replaying(root);
    for (int i = 0; i < count; i++) {
      replay.send(request(i)).join();
    }
    return System.nanoTime() - start;
  }

  private static boolean asked(CassetteExchange replay, ApiRequest request) {
    try {
      replay.send(request).join();
      return false;
    } catch (CompletionException e) {
      return String.valueOf(e.getMessage()).contains("recordings compared");
    }
  }

  /** The most the heap ever held. */
  private static long used() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  /** The question of a recording. */
  static ApiRequest request(int number) {
    return request(number, "case-" + number, "Answer with JSON only.");
  }

  /** A question of a case of its own, like those recorded but for one word. */
  static ApiRequest edited(int number) {
    return request(number, "a-new-case", "Answer with JSON, nothing else.");
  }

  private static ApiRequest request(int number, String slug, String instruction) {
    String prompt =
        Invoices.document(number) + "\n" + instruction + "\nGive the total and the currency.";
    String body =
        """
        {"model": "gemini:gemini-2.5-flash", "temperature": 0, "max_tokens": 400,
         "messages": [{"role": "system", "content": "You read invoices."},
                      {"role": "user", "content": [{"type": "text", "text": %s}]}],
         "extra_body": {"metadata": {"response_mime_type": "application/json", "responseSchema":
           {"type": "OBJECT", "required": ["total"], "properties":
             {"total": {"type": "NUMBER"}, "currency": {"type": "STRING"}}}}}}
        """
            .formatted(Json.text(prompt).compact());
    return new ApiRequest(
        Endpoint.VU,
        Json.parse(body),
        new CallContext("invoices / " + slug, DIRECTORY, slug, 1),
        Map.of());
  }
}
