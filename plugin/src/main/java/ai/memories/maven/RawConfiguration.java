package ai.memories.maven;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The {@code <configuration>} as the user wrote it: Maven hands a goal only the parameters it knows
 * and drops a misspelt one in silence.
 */
final class RawConfiguration {
  private static final String PREFIX = "memories.";

  private RawConfiguration() {}

  /**
   * What counts for an execution: of the execution itself, in which Maven has already merged what
   * stands on the plugin; on a command line, which has no execution in the POM, what stands on the
   * plugin alone. A key among the project's properties counts as well, so that it is refused too.
   */
  static Map<String, String> of(MavenProject project, MojoExecution execution) {
    Map<String, String> values = new LinkedHashMap<>();
    keys(project.getProperties(), values);
    Plugin plugin = written(project, execution.getPlugin().getKey()).orElse(execution.getPlugin());
    PluginExecution own = plugin.getExecutionsAsMap().get(execution.getExecutionId());
    Object configuration = own == null ? plugin.getConfiguration() : own.getConfiguration();
    if (configuration instanceof Xpp3Dom dom) {
      for (Xpp3Dom child : dom.getChildren()) {
        String value = child.getValue();
        values.put(child.getName(), value == null ? "" : value);
      }
    }
    return values;
  }

  /** The plugin as the POM has it, if it does; a command line's own has no configuration. */
  static Optional<Plugin> written(MavenProject project, String key) {
    Build build = project.getBuild();
    return plugin(build, key).or(() -> plugin(build.getPluginManagement(), key));
  }

  private static Optional<Plugin> plugin(PluginContainer container, String name) {
    return Optional.ofNullable(container).map(plugins -> plugins.getPluginsAsMap().get(name));
  }

  private static void keys(Properties properties, Map<String, String> values) {
    for (String name : properties.stringPropertyNames()) {
      if (name.toLowerCase(Locale.ROOT).startsWith(PREFIX + "apikey")) {
        values.put(name.substring(PREFIX.length()), "");
      }
    }
  }
}
