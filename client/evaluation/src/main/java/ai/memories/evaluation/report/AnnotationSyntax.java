package ai.memories.evaluation.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which words a CI system is told of a fault at a line of a file: a line of the build's standard
 * output each. Whatever comes from an answer is escaped, so that it cannot end its command and
 * begin another.
 */
enum AnnotationSyntax {
  /** Workflow commands of GitHub Actions, of which a step's first ten errors are shown. */
  GITHUB(10) {
    @Override
    List<String> before() {
      return List.of();
    }

    @Override
    String error(String file, int line, String text) {
      return "::error file="
          + property(file)
          + ",line="
          + line
          + ",title=Memories::"
          + message(text);
    }

    @Override
    String more(String text) {
      return "::notice title=Memories::" + message(text);
    }

    private String message(String text) {
      return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private String property(String text) {
      return message(text).replace(":", "%3A").replace(",", "%2C");
    }
  },

  /**
   * Logging commands of Azure Pipelines. A percent sign stays: agents differ in whether they decode
   * one that is escaped, and what it may be taken for is harmless within a message.
   */
  AZURE(50) {
    @Override
    List<String> before() {
      return List.of();
    }

    @Override
    String error(String file, int line, String text) {
      return "##vso[task.logissue type=error;sourcepath="
          + escaped(file)
          + ";linenumber="
          + line
          + ";]"
          + escaped(text);
    }

    @Override
    String more(String text) {
      return "##vso[task.logissue type=warning;]" + escaped(text);
    }

    private String escaped(String text) {
      return text.replace("\r", "%0D").replace("\n", "%0A").replace(";", "%3B").replace("]", "%5D");
    }
  },

  /** Service messages of TeamCity: inspections, which it shows by file and line. */
  TEAMCITY(500) {
    @Override
    List<String> before() {
      return List.of(
          "##teamcity[inspectionType id='memories' name='Case that did not pass'"
              + " category='Memories' description='A prompt was not answered as its suite wants']");
    }

    @Override
    String error(String file, int line, String text) {
      return "##teamcity[inspection typeId='memories' message='"
          + escaped(text)
          + "' file='"
          + escaped(file)
          + "' line='"
          + line
          + "' SEVERITY='ERROR']";
    }

    @Override
    String more(String text) {
      return "##teamcity[message text='" + escaped(text) + "' status='WARNING']";
    }

    private String escaped(String text) {
      return text.replace("|", "||")
          .replace("'", "|'")
          .replace("[", "|[")
          .replace("]", "|]")
          .replace("\n", "|n")
          .replace("\r", "|r");
    }
  };

  /**
   * What a CI system takes for a command wherever in a line of the build's output it stands: those
   * of Azure Pipelines, of TeamCity, and the older ones of GitHub.
   */
  private static final Pattern COMMAND =
      Pattern.compile("#(?=#(?:vso|teamcity)?\\[)", Pattern.CASE_INSENSITIVE);

  private final int most;

  AnnotationSyntax(int most) {
    this.most = most;
  }

  /** How many lines of suites it is told of. */
  int most() {
    return most;
  }

  /** What it must be told first. */
  abstract List<String> before();

  /** That something is wrong at a line. */
  abstract String error(String file, int line, String text);

  /** That there is more. */
  abstract String more(String text);

  /** A line of a log that quotes others, made fit for any CI: a command in it is none. */
  static String inert(String line) {
    return COMMAND.matcher(line).replaceAll(Matcher.quoteReplacement("# "));
  }
}
