package ai.memories.evaluation.template;

import java.util.List;

/** A filter: its name, how many arguments it takes, and what it does. */
record Filter(String name, int least, int most, List<String> keywords, Body body) {
  /** What a filter does. */
  @FunctionalInterface
  interface Body {
    Object apply(Object input, Arguments arguments);
  }

  static Filter of(String name, int most, Body body) {
    return new Filter(name, 0, most, List.of(), body);
  }

  static Filter of(String name, int least, int most, Body body) {
    return new Filter(name, least, most, List.of(), body);
  }

  Filter withKeywords(String... names) {
    return new Filter(name, least, most, List.of(names), body);
  }

  /** How many arguments it takes, in words. */
  String count() {
    String range = least == most ? "" + most : least + " to " + most;
    return most == 0 ? "no arguments" : range.equals("1") ? "1 argument" : range + " arguments";
  }

  boolean marksSafe() {
    return name.equals("safe") || name.equals("forceescape");
  }

  boolean seesUndefined() {
    return name.equals("default") || name.equals("d");
  }

  Object apply(Object input, Arguments arguments, Position at) {
    Object result;
    try {
      result = body.apply(input, arguments);
    } catch (TemplateException e) {
      throw new TemplateException("`" + name + "`: " + e.detail()).at(at);
    }
    if (result instanceof String text) {
      return Limits.text(text);
    }
    return result instanceof List<?> list ? Limits.list(list) : result;
  }
}
