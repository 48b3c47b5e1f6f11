package ai.memories.evaluation.template;

import java.util.List;

/** What was given to a filter. Values that were not given are {@link Nothing#ABSENT}. */
record Arguments(List<Object> values) {
  boolean has(int index) {
    return index < values.size() && values.get(index) != Nothing.ABSENT;
  }

  Object get(int index) {
    return has(index) ? values.get(index) : Nothing.ABSENT;
  }

  boolean truthy(int index) {
    return has(index) && Js.truthy(values.get(index));
  }

  /** A whole number; anything falsy is the fallback, as the filters of Nunjucks write it. */
  int whole(int index, int fallback) {
    return truthy(index) ? (int) number(index) : fallback;
  }

  double number(int index) {
    Object value = values.get(index);
    if (!Js.isNumber(value) || Js.number(value) != Math.rint(Js.number(value))) {
      throw new TemplateException("needs a whole number, not " + Js.kind(value));
    }
    return Js.number(value);
  }

  /** A text; anything falsy is the fallback. */
  String text(int index, String fallback) {
    return truthy(index) ? Js.text(values.get(index)) : fallback;
  }
}
