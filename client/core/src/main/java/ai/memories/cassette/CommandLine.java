package ai.memories.cassette;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a command so that it can be pasted into a POSIX shell and into PowerShell alike, and where
 * nothing in it is special to one of them, into {@code cmd} too. PowerShell would split {@code
 * -Dmemories.mode=record} at its point, so that is quoted.
 *
 * <pre>{@code
 * CommandLine.of(List.of("mvn", "memories:evaluate", "-Dmemories.mode=record-missing"));
 * // mvn memories:evaluate "-Dmemories.mode=record-missing"
 * }</pre>
 *
 * <p>Stateless.
 */
public final class CommandLine {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_:/][A-Za-z0-9_:/.-]*|-[A-Za-z]+");

  /**
   * What a shell would replace between double quotes, or take for their end, as PowerShell does
   * with the curved ones; between single ones, none does.
   */
  private static final Pattern REPLACED = Pattern.compile("[$`\\\\!%\u201C\u201D\u201E]");

  /** What PowerShell takes for a single quote. */
  private static final Pattern SINGLE = Pattern.compile("['\u2018\u2019\u201A\u201B]");

  private CommandLine() {}

  /**
   * The words as one line. What the shells escape differently becomes {@code *}, which stands for
   * any characters in a filter: a double quote, and a single one in a word that has to stand
   * between single quotes.
   */
  public static String of(List<String> words) {
    return words.stream().map(CommandLine::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    String sent = word.replace('"', '*');
    return REPLACED.matcher(sent).find()
        ? "'" + SINGLE.matcher(sent).replaceAll("*") + "'"
        : "\"" + sent + "\"";
  }
}
