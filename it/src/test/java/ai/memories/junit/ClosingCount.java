package ai.memories.junit;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Puts resources of the kind our extension keeps into the stores of launch, class and test, and
 * counts how often JUnit closes them. In this package, since their kind is visible nowhere else.
 */
public final class ClosingCount implements BeforeAllCallback, BeforeEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(ClosingCount.class);
  private static final AtomicInteger OPENED = new AtomicInteger();
  private static final AtomicInteger CLOSED = new AtomicInteger();

  /** JUnit calls it. */
  public ClosingCount() {}

  private static final class Counted extends StoredResource {
    Counted() {
      OPENED.incrementAndGet();
    }

    @Override
    public void close() {
      CLOSED.incrementAndGet();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    open(context.getRoot());
    open(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    open(context);
  }

  private static void open(ExtensionContext context) {
    context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(context.getUniqueId(), id -> new Counted(), Counted.class);
  }

  /** So far, in this JVM. */
  public static String tally() {
    return OPENED + " opened, " + CLOSED + " closed";
  }
}
