package ai.memories.http;

/**
 * Is told of every attempt that left for the service when it has ended, for metrics and traces.
 * Answers from recordings are no attempts. It is called on the threads of the calls, several at a
 * time, and should not block; what it throws is logged and harms no call.
 *
 * <pre>{@code
 * MemoriesClient.builder()
 *     .onAttempt(attempt -> latencies.add(attempt.latency()))
 *     .build();
 * }</pre>
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface AttemptListener {

  /** Takes one attempt. */
  void onAttempt(Attempt attempt);
}
