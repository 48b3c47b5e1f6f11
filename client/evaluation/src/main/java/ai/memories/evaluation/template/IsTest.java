package ai.memories.evaluation.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** A test of {@code is}, {@code select} and {@code reject}. */
record IsTest(int arguments, BiPredicate<Object, Object> meaning) {
  private static final Map<String, IsTest> BY_NAME = new HashMap<>();

  static {
    add(0, (v, a) -> !(v instanceof Undefined), "defined");
    add(0, (v, a) -> v instanceof Undefined, "undefined");
    add(0, (v, a) -> v == Nothing.NULL, "null", "none");
    add(0, (v, a) -> Js.isNumber(v), "number");
    add(0, (v, a) -> v instanceof String, "string");
    add(0, (v, a) -> v instanceof Map || v instanceof Loop, "mapping");
    add(0, (v, a) -> Values.length(notNull(v)) >= 0, "iterable");
    add(0, (v, a) -> Js.truthy(v), "truthy");
    add(0, (v, a) -> !Js.truthy(v), "falsy");
    add(0, (v, a) -> Js.number(v) % 2 == 1, "odd");
    add(0, (v, a) -> Js.number(v) % 2 == 0, "even");
    add(0, (v, a) -> TextFilters.lower(text(v)).equals(v), "lower");
    add(0, (v, a) -> TextFilters.upper(text(v)).equals(v), "upper");
    add(1, (v, a) -> Js.number(v) % Js.number(a) == 0, "divisibleby");
    add(1, Js::same, "eq", "equalto", "sameas");
    add(1, (v, a) -> !Js.same(v, a), "ne");
    add(1, (v, a) -> Js.less(a, v), "gt", "greaterthan");
    add(1, (v, a) -> Js.lessOrEqual(a, v), "ge");
    add(1, Js::less, "lt", "lessthan");
    add(1, Js::lessOrEqual, "le");
  }

  private static void add(int arguments, BiPredicate<Object, Object> meaning, String... names) {
    List.of(names).forEach(name -> BY_NAME.put(name, new IsTest(arguments, meaning)));
  }

  static IsTest of(String name) {
    IsTest test = BY_NAME.get(name);
    if (test == null) {
      throw new TemplateException(
          "unknown test `is " + name + "`" + Nearest.hint(name, BY_NAME.keySet()));
    }
    return test;
  }

  /** All names, for the documentation's test. */
  static Set<String> names() {
    return BY_NAME.keySet();
  }

  static boolean seesUndefined(String name) {
    return name.equals("defined") || name.equals("undefined");
  }

  boolean holds(Object value, Object argument) {
    return meaning.test(value, argument);
  }

  private static Object notNull(Object value) {
    if (value == Nothing.NULL) {
      throw new TemplateException("the test needs a value, not null");
    }
    return value;
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new TemplateException("the test needs a text, not " + Js.kind(value));
  }
}
