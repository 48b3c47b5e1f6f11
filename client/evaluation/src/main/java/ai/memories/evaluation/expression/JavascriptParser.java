package ai.memories.evaluation.expression;

import ai.memories.evaluation.expression.Javascript.Value;
import ai.memories.evaluation.expression.Javascript.Value.Kind;
import ai.memories.json.Json;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one line of JavaScript: conditions, comparisons, and what is asked of texts and JSON. */
final class JavascriptParser {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final Pattern TEXT =
      Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern REGEX =
      Pattern.compile("/((?:[^/\\\\\\[]|\\\\.|\\[[^]]*])+)/([im]*)");
  private static final Pattern COMPARISON = Pattern.compile("===?|!==?|<=|>=|<|>");
  private static final Map<String, String> OF_TEXT =
      Map.of("trim", "$trim", "toLowerCase", "$lowercase", "toUpperCase", "$uppercase");

  private final String source;
  private int at;

  JavascriptParser(String source) {
    this.source = source;
  }

  /** There is no saying it in JSONata, or nobody has taught us. */
  static final class UnknownException extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownException() {
      super("", null, false, false);
    }
  }

  Value parse() throws UnknownException {
    Value value = either();
    space();
    require(at == source.length());
    return value;
  }

  private Value either() throws UnknownException {
    Value left = both();
    while (take("||")) {
      left = new Value(Kind.TRUTH, left.truth() + " or " + both().truth(), false);
    }
    return left;
  }

  private Value both() throws UnknownException {
    Value left = comparison();
    while (take("&&")) {
      String more = comparison().truth();
      left = new Value(Kind.TRUTH, left.truth() + " and " + more, false);
    }
    return left;
  }

  private Value comparison() throws UnknownException {
    Value left = unary();
    Matcher operator = matcher(COMPARISON);
    if (!operator.lookingAt()) {
      return left;
    }
    at = operator.end();
    String sign = operator.group().startsWith("=") ? "=" : operator.group().replace("!==", "!=");
    return new Value(Kind.TRUTH, left.inner() + " " + sign + " " + unary().inner(), false);
  }

  private Value unary() throws UnknownException {
    if (take("!")) {
      return Value.of(Kind.TRUTH, "$not(" + unary().truth() + ")");
    }
    if (take("typeof ")) {
      return Value.of(Kind.TEXT, "$type(" + unary().code() + ")");
    }
    Value value = primary();
    while (true) {
      if (take("?.") || take(".")) {
        value = member(value, name());
      } else if (take("[")) {
        require(value.kind() == Kind.JSON || value.kind() == Kind.LIST);
        value = Value.of(Kind.JSON, value.code() + "[" + number() + "]");
        expect("]");
      } else {
        return value;
      }
    }
  }

  private Value primary() throws UnknownException {
    space();
    if (take("(")) {
      Value inside = either();
      expect(")");
      return new Value(inside.kind(), "(" + inside.code() + ")", true);
    } else if (matcher(TEXT).lookingAt()) {
      return Value.of(Kind.TEXT, text());
    } else if (matcher(NUMBER).lookingAt()) {
      return Value.of(Kind.NUMBER, number());
    } else if (matcher(REGEX).lookingAt()) {
      return tested();
    }
    return named(name());
  }

  private Value named(String name) throws UnknownException {
    return switch (name) {
      case "output" -> Value.of(Kind.TEXT, "$output");
      case "true", "false", "null" -> Value.of(Kind.JSON, name);
      case "JSON" -> {
        expect(".parse(");
        require(either().code().contains("$output"));
        expect(")");
        yield Value.of(Kind.JSON, "$");
      }
      case "Array" -> {
        expect(".isArray(");
        Value list = either();
        expect(")");
        yield new Value(Kind.TRUTH, "$type(" + list.code() + ") = \"array\"", false);
      }
      case "context" -> {
        expect(".vars.");
        yield Value.of(Kind.TEXT, "\"{{" + name() + "}}\"");
      }
      default -> throw new UnknownException();
    };
  }

  /** {@code /pattern/.test(…)}. */
  private Value tested() throws UnknownException {
    String pattern = regex();
    expect(".test(");
    Value text = either();
    expect(")");
    return Value.of(Kind.TRUTH, "$contains(" + text.code() + ", " + pattern + ")");
  }

  private Value member(Value value, String name) throws UnknownException {
    if (take("(")) {
      Value result = call(value, name);
      expect(")");
      return result;
    }
    if (name.equals("length")) {
      return Value.of(Kind.NUMBER, length(value));
    }
    require(value.kind() == Kind.JSON);
    return Value.of(Kind.JSON, value.code().equals("$") ? name : value.code() + "." + name);
  }

  /** Of JSON it may be that of a list or of a text; where there is none, it is nothing. */
  private static String length(Value value) {
    String counted = "$count(" + value.code() + ")";
    String measured = "$length(" + value.code() + ")";
    return switch (value.kind()) {
      case TEXT -> measured;
      case JSON -> "($type(" + value.code() + ") = \"array\" ? " + counted + " : " + measured + ")";
      default -> counted;
    };
  }

  private Value call(Value value, String name) throws UnknownException {
    if (OF_TEXT.containsKey(name)) {
      return Value.of(Kind.TEXT, OF_TEXT.get(name) + "(" + value.code() + ")");
    }
    boolean pattern = matcher(REGEX).lookingAt();
    String argument = pattern ? regex() : either().code();
    return switch (name) {
      case "includes" ->
          value.kind() == Kind.TEXT
              ? Value.of(Kind.TRUTH, "$contains(" + value.code() + ", " + argument + ")")
              : new Value(Kind.TRUTH, argument + " in " + value.code(), false);
      case "match", "search" ->
          Value.of(Kind.TRUTH, "$contains(" + value.code() + ", " + argument + ")");
      case "split" -> Value.of(Kind.LIST, "$split(" + value.code() + ", " + argument + ")");
      case "startsWith" -> edge(value, "0, $length(" + argument + ")", argument);
      case "endsWith" -> edge(value, "-$length(" + argument + ")", argument);
      default -> throw new UnknownException();
    };
  }

  private static Value edge(Value text, String range, String wanted) {
    return new Value(
        Kind.TRUTH, "$substring(" + text.code() + ", " + range + ") = " + wanted, false);
  }

  private String text() throws UnknownException {
    Matcher text = take(TEXT);
    String raw = text.group(1) != null ? text.group(1) : text.group(2);
    require(raw.indexOf('\\') < 0);
    return Json.text(raw).compact();
  }

  private String regex() throws UnknownException {
    return take(REGEX).group();
  }

  private String number() throws UnknownException {
    return take(NUMBER).group();
  }

  private String name() throws UnknownException {
    return take(NAME).group();
  }

  private Matcher take(Pattern pattern) throws UnknownException {
    Matcher matcher = matcher(pattern);
    require(matcher.lookingAt());
    at = matcher.end();
    return matcher;
  }

  private Matcher matcher(Pattern pattern) {
    space();
    return pattern.matcher(source).region(at, source.length());
  }

  private boolean take(String word) {
    space();
    boolean there = source.startsWith(word, at);
    at += there ? word.length() : 0;
    return there;
  }

  private void expect(String word) throws UnknownException {
    require(take(word));
  }

  private static void require(boolean holds) throws UnknownException {
    if (!holds) {
      throw new UnknownException();
    }
  }

  private void space() {
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
  }
}
