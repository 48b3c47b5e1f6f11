package ai.memories.maven;

import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.setting.SettingLayer;
import org.apache.maven.execution.MavenSession;

/** For goals that read few settings: a misspelt one is an error there too. */
final class KnownProperties {

  private KnownProperties() {}

  /**
   * Looks at what was given by {@code -D}.
   *
   * @throws ai.memories.evaluation.problem.ConfigurationException naming every unknown {@code
   *     memories.*}
   */
  static void check(MavenSession session) {
    var problems = new Problems();
    SettingLayer.ofProperties(session.getUserProperties(), problems);
    problems.throwIfErrors();
  }
}
