package ai.memories.cassette;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a command so that it can be pasted into a POSIX shell and into PowerShell alike: both take
 * a text in single quotes to the letter. PowerShell would split {@code -Dmemories.mode=record} at
 * its point, so that is quoted too.
 *
 * <pre>{@code
 * CommandLine.of(List.of("mvn", "memories:evaluate", "-Dmemories.mode=record-missing"));
 * // mvn memories:evaluate '-Dmemories.mode=record-missing'
 * }</pre>
 *
 * <p>Stateless.
 */
public final class CommandLine {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_:/][A-Za-z0-9_:/-]*|-[A-Za-z]+");

  private CommandLine() {}

  /**
   * The words as one line. A single quote in a word, which the two shells escape differently,
   * becomes {@code ?}.
   */
  public static String of(List<String> words) {
    return words.stream().map(CommandLine::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace('\'', '?') + "'";
  }
}
