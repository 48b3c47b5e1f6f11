package ai.memories.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Something JUnit closes with the store it is in. Before 5.13 only JUnit's own interface is closed,
 * from then on that one is deprecated and {@code AutoCloseable} is; a value of both is closed once.
 */
@SuppressWarnings("deprecation") // for the older ones
abstract class StoredResource implements ExtensionContext.Store.CloseableResource, AutoCloseable {
  @Override
  public abstract void close();
}
