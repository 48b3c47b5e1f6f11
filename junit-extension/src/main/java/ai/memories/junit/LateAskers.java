package ai.memories.junit;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Askers of what was injected before the test is known: into a constructor or {@code BeforeAll}.
 * JUnit makes an instance for one test and runs that test in one thread, so what the constructor
 * got belongs to the test that comes next in this thread. What outlives a test belongs, with each
 * call, to the test that is running in the calling thread, else to the class.
 */
final class LateAskers {

  /** An asker to be bound to the test of its instance. */
  private static final class Late implements CurrentAsker {
    private final ExtensionContext context;
    private final AtomicReference<@Nullable Asker> bound = new AtomicReference<>();

    Late(ExtensionContext context) {
      this.context = context;
    }

    @Override
    public Asker get() {
      Asker mine = bound.get();
      if (mine != null) {
        return mine;
      }
      Asker running = store(context).get(runningKey(), Asker.class);
      return running == null ? Asker.of(context) : running;
    }
  }

  /** What constructors got in one thread since its last test began. */
  private static final class Pending {
    final Queue<Late> askers = new ConcurrentLinkedQueue<>();
  }

  private LateAskers() {}

  static CurrentAsker of(ExtensionContext context, boolean intoConstructor) {
    var late = new Late(context);
    boolean ofOneTest =
        context.getTestInstanceLifecycle().filter(Lifecycle.PER_CLASS::equals).isEmpty();
    if (intoConstructor && ofOneTest) {
      store(context)
          .getOrComputeIfAbsent(pendingKey(), key -> new Pending(), Pending.class)
          .askers
          .add(late);
    }
    return late;
  }

  /** A test begins in this thread. */
  static void begin(ExtensionContext context) {
    Asker asker = Asker.of(context);
    store(context).put(runningKey(), asker);
    CurrentRun.begin(TestRun.of(context), asker.calls());
    Pending pending = store(context).remove(pendingKey(), Pending.class);
    if (pending != null) {
      pending.askers.forEach(late -> late.bound.set(asker));
    }
  }

  /** A test has ended in this thread. */
  static void end(ExtensionContext context) {
    store(context).remove(runningKey());
    CurrentRun.end();
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getRoot().getStore(TestRun.NAMESPACE);
  }

  private static List<Object> runningKey() {
    return List.of("running", Thread.currentThread());
  }

  private static List<Object> pendingKey() {
    return List.of("pending", Thread.currentThread());
  }
}
