package ai.memories.evaluation.template;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The meaning JavaScript gives to values. A value is a String, a Boolean, a Number, a List, a Map
 * with text keys, a {@link Loop} or {@link Nothing#NULL}.
 */
final class Js {
  private Js() {}

  static boolean truthy(Object value) {
    if (value instanceof Boolean bool) {
      return bool;
    }
    if (value instanceof String text) {
      return !text.isEmpty();
    }
    if (value instanceof Number number) {
      double d = number.doubleValue();
      return d != 0 && !Double.isNaN(d);
    }
    return value != Nothing.NULL;
  }

  /** What a print tag writes: null is nothing. */
  static String printed(Object value) {
    return value == Nothing.NULL ? "" : text(value);
  }

  /** The same, with a name for the value in case it cannot be printed. */
  static String printed(Object value, String shown) {
    if (isObject(value)) {
      throw new TemplateException(
          "`"
              + shown
              + "` is an object and would print as [object Object]; write {{ "
              + shown
              + " | dump }} for its JSON, or name a member");
    }
    return printed(value);
  }

  private static boolean isObject(Object value) {
    return value instanceof Map || value instanceof Loop;
  }

  /** {@code String(value)}; objects have no text worth printing. */
  static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Number) {
      return JsNumber.print(value);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Js::printed).collect(Collectors.joining(","));
    }
    if (isObject(value)) {
      throw new TemplateException(
          "an object prints as [object Object]; write `| dump` for its JSON, or name a member");
    }
    return value == Nothing.NULL ? "null" : value.toString();
  }

  static double number(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    return value == Nothing.NULL ? 0 : JsNumber.parse(text(value));
  }

  static boolean isNumber(Object value) {
    return value instanceof Number;
  }

  private static boolean isPrimitiveNonText(Object value) {
    return value instanceof Number || value instanceof Boolean || value == Nothing.NULL;
  }

  static Object add(Object left, Object right) {
    return isPrimitiveNonText(left) && isPrimitiveNonText(right)
        ? (Object) (number(left) + number(right))
        : concat(left, right);
  }

  static String concat(Object left, Object right) {
    return Limits.text(text(left).concat(text(right)));
  }

  /** {@code ===}. */
  static boolean same(Object left, Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return a.doubleValue() == b.doubleValue();
    }
    return left == right || (isPlain(left) && left.equals(right));
  }

  private static boolean isPlain(Object value) {
    return value instanceof String || value instanceof Boolean;
  }

  /** {@code ==}. */
  static boolean loose(Object left, Object right) {
    if (left == Nothing.NULL || right == Nothing.NULL) {
      return left == right;
    }
    if (left instanceof Boolean && !(right instanceof Boolean)) {
      return loose(number(left), right);
    }
    if (right instanceof Boolean && !(left instanceof Boolean)) {
      return loose(left, number(right));
    }
    if (isReference(left) == isReference(right)) {
      boolean mixed = !isReference(left) && isNumber(left) != isNumber(right);
      return mixed ? number(left) == number(right) : same(left, right);
    }
    return isReference(left) ? loose(primitive(left), right) : loose(left, primitive(right));
  }

  private static boolean isReference(Object value) {
    return value instanceof List || isObject(value);
  }

  private static Object primitive(Object reference) {
    return reference instanceof List ? text(reference) : "[object Object]";
  }

  /** {@code left < right}; false with NaN on either side. */
  static boolean less(Object left, Object right) {
    Object a = isReference(left) ? text(left) : left;
    Object b = isReference(right) ? text(right) : right;
    return (a instanceof String x && b instanceof String y)
        ? x.compareTo(y) < 0
        : number(a) < number(b);
  }

  /** {@code left <= right}. */
  static boolean lessOrEqual(Object left, Object right) {
    Object a = isReference(left) ? text(left) : left;
    Object b = isReference(right) ? text(right) : right;
    return (a instanceof String x && b instanceof String y)
        ? x.compareTo(y) <= 0
        : number(a) <= number(b);
  }

  static boolean contains(Object item, Object container) {
    if (container instanceof List<?> list) {
      return list.stream().anyMatch(each -> same(each, item));
    }
    if (container instanceof String text) {
      return text.contains(text(item));
    }
    if (container instanceof Map<?, ?> map) {
      return map.containsKey(text(item));
    }
    throw new TemplateException(
        "`in` searches a list, a text or an object, not " + kind(container));
  }

  /** How a message calls a value. */
  static String kind(Object value) {
    if (value instanceof String) {
      return "a text";
    }
    if (value instanceof List) {
      return "a list";
    }
    if (value instanceof Number number) {
      return "the number " + JsNumber.print(number);
    }
    return value == Nothing.NULL
        ? "null"
        : value instanceof Boolean ? value.toString() : "an object";
  }
}
