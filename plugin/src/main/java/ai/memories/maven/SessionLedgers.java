package ai.memories.maven;

import ai.memories.evaluation.RunLedgers;
import java.util.Objects;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/** One set of ledgers for all modules of a Maven session, also when they build in parallel. */
final class SessionLedgers {

  private SessionLedgers() {}

  /**
   * The session's ledgers. The class is the key: where modules load the plugin with different
   * dependencies, each loading has its own.
   */
  static RunLedgers of(MavenSession session) {
    SessionData data = session.getRepositorySession().getData();
    data.set(RunLedgers.class, null, new RunLedgers()); // keeps the one that is there
    return (RunLedgers) Objects.requireNonNull(data.get(RunLedgers.class));
  }
}
