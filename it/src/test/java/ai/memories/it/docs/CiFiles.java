package ai.memories.it.docs;

import ai.memories.it.docs.CiJob.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads workflows of three CI servers, as far as those of the guide go. */
final class CiFiles {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *([\\w.]+) *}}");
  private static final Pattern SHELL = Pattern.compile("sh '([^']*)'|(unstash) ");
  private static final Pattern VARIABLE = Pattern.compile("(?m)^ *(MEMORIES_\\w+) = '([^']*)'$");

  private CiFiles() {}

  /**
   * A job of GitHub Actions.
   *
   * @param values what stands for expressions such as {@code matrix.shard}
   */
  static CiJob github(String workflow, String job, Map<String, String> values) {
    Map<?, ?> one = map(map(map(yaml(workflow)).get("jobs")).get(job));
    List<Step> steps = new ArrayList<>();
    Map<String, String> keeps = new LinkedHashMap<>();
    Optional<String> takesTo = Optional.empty();
    for (Object each : list(one.get("steps"))) {
      Map<?, ?> step = map(each);
      String uses = String.valueOf(step.get("uses"));
      if (step.containsKey("run")) {
        steps.add(
            new Step(
                filled(step.get("run"), values),
                texts(step.get("env"), values),
                "always()".equals(step.get("if"))));
      } else if (uses.startsWith("actions/upload-artifact@")) {
        Map<String, String> with = texts(step.get("with"), values);
        keeps.put(there(with.get("path")).replace("**/", ""), there(with.get("name")));
      } else if (uses.startsWith("actions/download-artifact@")) {
        takesTo = Optional.ofNullable(texts(step.get("with"), values).get("path"));
      }
    }
    return new CiJob(texts(one.get("env"), values), steps, keeps, takesTo);
  }

  /** A job of GitLab. */
  static CiJob gitlab(String file, String job) {
    Map<?, ?> one = map(map(yaml(file)).get(job));
    List<String> lines = list(one.get("script")).stream().map(String::valueOf).toList();
    Map<String, String> keeps = new LinkedHashMap<>();
    for (Object path : list(map(one.get("artifacts")).get("paths"))) {
      String plain = String.valueOf(path).replace("**/", "");
      keeps.put(plain, plain);
    }
    return new CiJob(
        texts(one.get("variables"), Map.of()),
        List.of(new Step(String.join("\n", lines), Map.of(), false)),
        keeps,
        takes(keeps));
  }

  /** What shards leave is for the job after them. */
  private static Optional<String> takes(Map<String, String> keeps) {
    return keeps.containsKey("shards") ? Optional.empty() : Optional.of("");
  }

  /** How many jobs of one kind GitLab runs beside each other. */
  static int parallel(String file, String job) {
    return (int) there(map(map(yaml(file)).get(job)).get("parallel"));
  }

  /** A stage of a pipeline of Jenkins: from its name to the next one's. */
  static CiJob jenkins(String file, String stage) {
    String from = file.substring(file.indexOf("stage('" + stage + "')"));
    int next = from.indexOf("stage('", 1);
    String body = next < 0 ? from : from.substring(0, next);
    List<Step> steps = new ArrayList<>();
    int caught = body.indexOf("catchError(");
    for (MatchResult shell : SHELL.matcher(body).results().toList()) {
      boolean goesOn = caught >= 0 && shell.start() > body.indexOf('}', caught);
      String script = shell.group(2) == null ? shell.group(1) : CiServer.TAKE;
      steps.add(new Step(script, Map.of(), goesOn));
    }
    Map<String, String> environment = new LinkedHashMap<>();
    VARIABLE.matcher(file).results().forEach(v -> environment.put(v.group(1), v.group(2)));
    Map<String, String> keeps = body.contains("stash name") ? Map.of("shards", "shards") : Map.of();
    return new CiJob(environment, steps, keeps, Optional.empty());
  }

  /** The values a matrix of Jenkins has. */
  static List<String> values(String file) {
    Matcher line = Pattern.compile("values (.*?) }").matcher(file);
    if (!line.find()) {
      throw new AssertionError("no values in " + file);
    }
    return List.of(line.group(1).replace("'", "").split(", ", -1));
  }

  /** The values a matrix of GitHub has. */
  static List<String> matrix(String workflow, String job, String name) {
    Map<?, ?> strategy = map(map(map(map(yaml(workflow)).get("jobs")).get(job)).get("strategy"));
    return list(map(strategy.get("matrix")).get(name)).stream().map(String::valueOf).toList();
  }

  static Object yaml(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) there(value);
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) there(value);
  }

  private static <T> T there(@Nullable T value) {
    return Objects.requireNonNull(value, "the guide has no such place any more");
  }

  private static Map<String, String> texts(@Nullable Object map, Map<String, String> values) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (map instanceof Map<?, ?> found) {
      found.forEach((key, value) -> texts.put(String.valueOf(key), filled(value, values)));
    }
    return texts;
  }

  private static String filled(Object text, Map<String, String> values) {
    return EXPRESSION
        .matcher(String.valueOf(text))
        .replaceAll(
            found -> {
              String value = values.get(found.group(1));
              if (value == null) {
                throw new AssertionError("the test has no value for " + found.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
