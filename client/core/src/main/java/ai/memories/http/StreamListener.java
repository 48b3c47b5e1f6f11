package ai.memories.http;

/**
 * Is told of the events of one streamed answer: in their order, one at a time, each as it comes and
 * all before the call's future completes. Whoever answers a streaming {@link ApiRequest}, be it the
 * wire or a recording, tells its listener. A call that is repeated has told nothing before.
 *
 * <pre>{@code
 * wire.send(call.streamingTo(event -> log.debug("{}", event.data())));
 * }</pre>
 *
 * <p>Called by one thread at a time: need not be thread-safe.
 */
@FunctionalInterface
public interface StreamListener {

  /** Takes one event; does not block, since the wire waits for it. */
  void onEvent(StreamEvent event);
}
