package ai.memories.http;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that calls run on: virtual ones where the JDK has them, else daemons.
 *
 * <pre>{@code
 * ExecutorService threads = CallThreads.start();
 * var wire = new OkHttpExchange(WireSettings.of(BaseUrl.DEFAULT).withKey(key), threads);
 * }</pre>
 *
 * <p>Stateless.
 */
public final class CallThreads {
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  private CallThreads() {}

  /** An executor that never queues: how many calls run is decided elsewhere. */
  public static ExecutorService start() {
    return virtual().orElseGet(() -> Executors.newCachedThreadPool(daemons("memories-call")));
  }

  /** By reflection, because we compile for a JDK that does not have them. */
  private static Optional<ExecutorService> virtual() {
    if (Runtime.version().feature() < FIRST_WITH_VIRTUAL_THREADS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          (ExecutorService)
              Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return Optional.empty();
    }
  }

  /** Threads that do not keep the JVM alive. */
  static ThreadFactory daemons(String name) {
    var count = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
