package ai.memories.it.bench;

import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatResponse;
import ai.memories.client.MemoriesClient;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Many calls of one client, in a process of its own: what it takes is what the client takes.
 *
 * <p>Its last line is read by {@link ClientBenchmarks}: wall and CPU time in nanoseconds, peak
 * number of platform threads, peak resident memory in bytes (0 where the system does not say).
 */
public final class ClientRun {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ClientRun() {}

  /**
   * Runs it.
   *
   * @param args base URL, calls, calls in flight at once
   */
  public static void main(String[] args) throws IOException {
    int calls = Integer.parseInt(args[1]);
    int inFlight = Integer.parseInt(args[2]);
    try (MemoriesClient client =
        MemoriesClient.builder()
            .apiKey("bench-key")
            .baseUrl(args[0])
            .maxConcurrency(inFlight)
            .build()) {
      ChatModel model = client.model("gemini:gemini-2.5-flash");
      ask(model, calls); // connections stand, and the code is compiled
      var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      long cpu = system.getProcessCpuTime();
      long start = System.nanoTime();
      ask(model, calls);
      long wall = System.nanoTime() - start;
      System.out.println(
          wall
              + " "
              + (system.getProcessCpuTime() - cpu)
              + " "
              + ManagementFactory.getThreadMXBean().getPeakThreadCount()
              + " "
              + peakBytes());
    }
  }

  private static void ask(ChatModel model, int calls) {
    List<CompletableFuture<ChatResponse>> answers = new ArrayList<>(calls);
    for (int i = 0; i < calls; i++) {
      answers.add(model.chatAsync(ChatRequest.of("Total of invoice " + i + "?")));
    }
    for (CompletableFuture<ChatResponse> answer : answers) {
      if (answer.join().text().isEmpty()) {
        throw new IllegalStateException("an empty answer");
      }
    }
  }

  private static long peakBytes() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }
}
