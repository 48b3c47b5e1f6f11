package ai.memories.it.docs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * One block of code of a Javadoc comment, made a class that can be compiled: by somebody outside,
 * who sees only what is public.
 *
 * @param file where it stands
 * @param line its first line there
 * @param code what it says, without the stars
 */
record JavadocExample(Path file, int line, String code) {
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\\n(.*?)\\n *\\* }</pre>", Pattern.DOTALL);
  private static final Pattern STAR = Pattern.compile("(?m)^ *\\* ?");

  private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;$");

  /** What begins so is declared beside the code of others, not run. */
  private static final Pattern DECLARATION = Pattern.compile("^(?:public |@)");

  static List<JavadocExample> in(Path file) throws IOException {
    String source = Files.readString(file);
    List<JavadocExample> examples = new ArrayList<>();
    for (Matcher found = EXAMPLE.matcher(source); found.find(); ) {
      int line = (int) source.substring(0, found.start(1)).lines().count() + 1;
      examples.add(new JavadocExample(file, line, STAR.matcher(found.group(1)).replaceAll("")));
    }
    return examples;
  }

  /** The class, with as many lines before the example as {@link #place} takes off. */
  JavaFileObject asClass(String name, String imports, Class<?> stage) {
    String own =
        IMPORT.matcher(code).results().map(MatchResult::group).collect(Collectors.joining(" "));
    String begin =
        "%s %s abstract class %s extends %s {".formatted(imports, own, name, stage.getName());
    String body = IMPORT.matcher(code).replaceAll("");
    String source =
        DECLARATION.matcher(body).find()
            ? "%s%n%s%n}".formatted(begin, body)
            : "%s void show() throws Exception {%n%s%n}}".formatted(begin, body);
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  /** Whether Javadoc shows all of it: the first brace too many would end it there. */
  boolean isWhole() {
    int open = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open < 0) {
        return false;
      }
    }
    return open == 0;
  }

  /** Where a fault of the class stands in the Javadoc, and what it is. */
  String place(Diagnostic<?> fault) {
    return "%s:%d: %s".formatted(file, line + fault.getLineNumber() - 2, fault.getMessage(null));
  }
}
