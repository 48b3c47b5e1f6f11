package ai.memories.junit;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Puts a made-up machine in the place of this one, before anything of ours looks at it. */
public final class HostExtension implements BeforeAllCallback {
  static final String PARAMETER = "test.host";
  static final Map<String, Host> HOSTS = new ConcurrentHashMap<>();

  /** Keeps a machine for a launch that names it by the parameter. */
  static String host(Host host) {
    String id = UUID.randomUUID().toString();
    HOSTS.put(id, host);
    return id;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getConfigurationParameter(PARAMETER)
        .map(HOSTS::get)
        .ifPresent(host -> context.getRoot().getStore(TestRun.NAMESPACE).put(Host.class, host));
  }
}
