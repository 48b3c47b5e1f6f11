package ai.memories.maven;

import ai.memories.cassette.CommandLine;
import ai.memories.evaluation.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * What to type next, quoted for every common shell, where the build that needs it was started.
 *
 * @param session the build
 * @param project whose results they are about; a session's current one changes
 * @param execution of the goal that says it
 */
record Commands(MavenSession session, MavenProject project, MojoExecution execution) {
  /** Given on the command line, these say which cases there are and whom they ask. */
  private static final List<Setting> CARRIED =
      List.of(Setting.SUITES, Setting.REPEAT, Setting.BASE_URL, Setting.ENDPOINT);

  /** About the current module, whenever and on whatever thread they are asked for. */
  static Commands of(MavenSession session, MojoExecution execution) {
    return new Commands(session, session.getCurrentProject(), execution);
  }

  /** Records the cases of a filter that have no recording. */
  String record(String filter) {
    return evaluate(Optional.of("record-missing"), filter);
  }

  /** Runs the cases of a filter once more. */
  String rerun(String filter) {
    return evaluate(Optional.empty(), filter);
  }

  /** Makes the last run the baseline. */
  String accept() {
    return CommandLine.of(goal("baseline"));
  }

  private String evaluate(Optional<String> mode, String filter) {
    List<String> words = goal("evaluate");
    words.addAll(carried(session.getUserProperties()));
    mode.ifPresent(value -> words.add(property(Setting.MODE, value)));
    words.add(property(Setting.FILTER, filter));
    return CommandLine.of(words);
  }

  /** What of a command line belongs into the next: without it, that has other cases. */
  static List<String> carried(Properties given) {
    List<String> words = new ArrayList<>();
    for (Setting setting : CARRIED) {
      String value = given.getProperty(setting.property());
      if (value != null) {
        words.add(property(setting, value));
      }
    }
    return words;
  }

  private static String property(Setting setting, String value) {
    return "-D" + setting.property() + "=" + value;
  }

  /** Where no POM has the plugin, nothing says which one a prefix means. */
  private List<String> goal(String name) {
    Plugin plugin = execution.getPlugin();
    String prefix =
        RawConfiguration.written(project, plugin.getKey()).isPresent()
            ? "memories"
            : plugin.getKey() + ":" + plugin.getVersion();
    List<String> words = new ArrayList<>(List.of("mvn", prefix + ":" + name));
    words.addAll(module());
    return words;
  }

  private List<String> module() {
    boolean single = project.isExecutionRoot() && session.getAllProjects().size() <= 1;
    return single ? List.of() : List.of("-pl", ":" + project.getArtifactId());
  }
}
