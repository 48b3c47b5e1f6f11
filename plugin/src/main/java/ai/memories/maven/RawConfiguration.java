package ai.memories.maven;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The {@code <configuration>} as the user wrote it: Maven hands a goal only the parameters it knows
 * and drops a misspelt one in silence.
 */
final class RawConfiguration {

  private RawConfiguration() {}

  static Map<String, String> of(MojoExecution execution) {
    Map<String, String> values = new LinkedHashMap<>();
    Plugin plugin = execution.getPlugin();
    PluginExecution own = plugin.getExecutionsAsMap().get(execution.getExecutionId());
    Object written = own == null ? plugin.getConfiguration() : own.getConfiguration();
    if (written instanceof Xpp3Dom dom) {
      for (Xpp3Dom child : dom.getChildren()) {
        String value = child.getValue();
        values.put(child.getName(), value == null ? "" : value);
      }
    }
    return values;
  }
}
