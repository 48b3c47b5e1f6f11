package ai.memories.evaluation.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The filters that sort. They refuse to compare a text with a number, which has no order. */
final class Sorting {
  private Sorting() {}

  static Object sort(Object input, Arguments arguments) {
    List<Object> items = new ArrayList<>(ListFilters.items(input));
    boolean attribute = arguments.truthy(2);
    String name = arguments.text(2, "");
    List<Keyed> keyed = new ArrayList<>();
    for (Object item : items) {
      keyed.add(new Keyed(key(attribute ? path(item, name) : item, arguments.truthy(1)), item));
    }
    Comparator<Keyed> order = comparator(keyed, "");
    keyed.sort(arguments.truthy(0) ? order.reversed() : order);
    return keyed.stream().map(Keyed::item).toList();
  }

  static Object dictSort(Object input, Arguments arguments) {
    if (!(input instanceof Map<?, ?> map)) {
      throw new TemplateException("needs an object, not " + Js.kind(input));
    }
    String by = arguments.has(1) ? Js.text(arguments.get(1)) : "key";
    if (!by.equals("key") && !by.equals("value")) {
      throw new TemplateException("sorts by \"key\" or \"value\"");
    }
    List<Keyed> keyed = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object key = by.equals("key") ? entry.getKey() : entry.getValue();
      Object folded =
          key instanceof String text && !arguments.truthy(0) ? TextFilters.upper(text) : key;
      keyed.add(new Keyed(folded, List.of(entry.getKey(), entry.getValue())));
    }
    keyed.sort(comparator(keyed, "values of "));
    return keyed.stream().map(Keyed::item).toList();
  }

  /** A member by a path with dots. */
  static Object path(Object item, String path) {
    Object found = item;
    for (String name : path.split("\\.", -1)) {
      Object next = found instanceof Map<?, ?> map ? map.get(name) : null;
      if (next == null) {
        throw new TemplateException("an item of the list has no `" + path + "`");
      }
      found = next;
    }
    return found;
  }

  private static Object key(Object value, boolean caseSensitive) {
    return value instanceof String text && !caseSensitive ? TextFilters.lower(text) : value;
  }

  private static Comparator<Keyed> comparator(List<Keyed> keyed, String of) {
    if (keyed.stream().allMatch(k -> k.key() instanceof String)) {
      return Comparator.comparing(k -> (String) k.key());
    }
    if (keyed.stream().allMatch(k -> isNumeric(k.key()))) {
      return Comparator.comparingDouble(k -> Js.number(k.key()) + 0.0);
    }
    throw new TemplateException(
        "sorts " + of + "texts only or numbers only; these are mixed, or lists or objects");
  }

  private static boolean isNumeric(Object key) {
    return (key instanceof Number number && !Double.isNaN(number.doubleValue()))
        || key instanceof Boolean;
  }

  private record Keyed(Object key, Object item) {}
}
