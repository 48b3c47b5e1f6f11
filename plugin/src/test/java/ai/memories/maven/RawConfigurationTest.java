package ai.memories.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawConfigurationTest {
  private final MavenProject project = new MavenProject();

  private static Plugin plugin() {
    var plugin = new Plugin();
    plugin.setGroupId("ai.memories");
    plugin.setArtifactId("memories-maven-plugin");
    return plugin;
  }

  private static Xpp3Dom configuration(String name, @Nullable String value) {
    var dom = new Xpp3Dom("configuration");
    var child = new Xpp3Dom(name);
    child.setValue(value);
    dom.addChild(child);
    return dom;
  }

  /** Maven gives a command line a plugin that knows nothing of the POM. */
  private Map<String, String> read(String executionId) {
    var descriptor = new PluginDescriptor();
    descriptor.setPlugin(plugin());
    var goal = new MojoDescriptor();
    goal.setPluginDescriptor(descriptor);
    return RawConfiguration.of(project, new MojoExecution(goal, executionId));
  }

  @Test
  void ofACommandLine_isWhatStandsOnThePlugin() {
    Plugin plugin = plugin();
    plugin.setConfiguration(configuration("failon", "failed"));
    project.getBuild().addPlugin(plugin);

    assertThat(read("default-cli")).containsExactly(Map.entry("failon", "failed"));
  }

  @Test
  void ofACommandLine_isAlsoWhatThePluginManagementSays() {
    Plugin plugin = plugin();
    plugin.setConfiguration(configuration("mode", "replay"));
    project.getBuild().setPluginManagement(new PluginManagement());
    project.getBuild().getPluginManagement().addPlugin(plugin);

    assertThat(read("default-cli")).containsExactly(Map.entry("mode", "replay"));
  }

  @Test
  void ofAnExecution_isWhatStandsInIt() {
    Plugin plugin = plugin();
    var execution = new PluginExecution();
    execution.setId("nightly");
    execution.setConfiguration(configuration("maxConcurency", "2"));
    plugin.addExecution(execution);
    plugin.setConfiguration(configuration("failOn", "failed"));
    project.getBuild().addPlugin(plugin);

    assertThat(read("nightly")).containsExactly(Map.entry("maxConcurency", "2"));
  }

  @Test
  void anEmptyElement_isThere() {
    Plugin plugin = plugin();
    plugin.setConfiguration(configuration("apiKey", null));
    project.getBuild().addPlugin(plugin);

    assertThat(read("default-cli")).containsExactly(Map.entry("apiKey", ""));
  }

  @Test
  void aKeyAmongTheProjectsProperties_isThereWithoutItsValue() {
    project.getProperties().setProperty("memories.apiKey", "sk-planted");
    project.getProperties().setProperty("memories.version", "0.1.0");

    assertThat(read("default-cli")).containsExactly(Map.entry("apiKey", ""));
  }

  @Test
  void withoutAnyConfiguration_isEmpty() {
    assertThat(read("default-cli")).isEmpty();
  }
}
