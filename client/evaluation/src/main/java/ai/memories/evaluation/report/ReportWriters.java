package ai.memories.evaluation.report;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The report writers on the class path, ours and those of plugins, by format. Immutable.
 *
 * <pre>{@code
 * for (ReportWriter writer : ReportWriters.find().named(List.of("html", "junit"))) {
 *   writer.write(outcome, output);
 * }
 * }</pre>
 */
public final class ReportWriters {
  private final Map<String, ReportWriter> writers;

  private ReportWriters(Map<String, ReportWriter> writers) {
    this.writers = writers;
  }

  /**
   * Finds them with the loader of this class, which in Maven sees the plugin's dependencies.
   *
   * @throws ConfigurationException if two write the same format
   */
  public static ReportWriters find() {
    return of(ServiceLoader.load(ReportWriter.class, ReportWriters.class.getClassLoader()));
  }

  static ReportWriters of(Iterable<ReportWriter> found) {
    Map<String, ReportWriter> writers = new TreeMap<>();
    for (ReportWriter writer : found) {
      ReportWriter other = writers.put(writer.format(), writer);
      if (other != null) {
        throw new ConfigurationException(
            Problem.error(
                String.format(
                    "two report writers have the format \"%s\": %s and %s; remove one of them",
                    writer.format(), other.getClass().getName(), writer.getClass().getName())));
      }
    }
    return new ReportWriters(writers);
  }

  /** All of them, by the order of their formats. */
  public List<ReportWriter> all() {
    return List.copyOf(writers.values());
  }

  /**
   * Those of the formats a user named.
   *
   * @throws ConfigurationException with all names that are no format
   */
  public List<ReportWriter> named(Collection<String> formats) {
    List<String> unknown = formats.stream().filter(name -> !writers.containsKey(name)).toList();
    if (!unknown.isEmpty()) {
      throw new ConfigurationException(Problem.error(message(unknown)));
    }
    List<ReportWriter> chosen = new ArrayList<>();
    formats.stream().distinct().forEach(name -> chosen.add(writers.get(name)));
    return List.copyOf(chosen);
  }

  private String message(List<String> unknown) {
    var text = new StringBuilder();
    for (String name : unknown) {
      text.append("formats: no report writer is called \"").append(name).append('"');
      text.append(Suggestion.didYouMean(name, writers.keySet())).append("; ");
    }
    return text + "there are " + String.join(", ", writers.keySet());
  }
}
