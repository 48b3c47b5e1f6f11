package ai.memories.evaluation.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Filters on lists. */
final class ListFilters {
  private ListFilters() {}

  static Stream<Filter> all() {
    return Stream.of(
        Filter.of("join", 2, ListFilters::join),
        Filter.of("first", 0, (in, a) -> at(in, 0)),
        Filter.of("last", 0, (in, a) -> at(in, Values.length(in) - 1)),
        Filter.of("list", 0, ListFilters::list),
        Filter.of("reverse", 0, ListFilters::reverse),
        Filter.of("sum", 2, ListFilters::sum),
        Filter.of("batch", 1, 2, ListFilters::batch),
        Filter.of("slice", 1, 2, ListFilters::slice),
        Filter.of("groupby", 1, 1, ListFilters::groupBy),
        Filter.of("select", 2, (in, a) -> select(in, a, true)),
        Filter.of("reject", 2, (in, a) -> select(in, a, false)),
        Filter.of("selectattr", 1, 1, (in, a) -> selectAttribute(in, a, true)),
        Filter.of("rejectattr", 1, 1, (in, a) -> selectAttribute(in, a, false)),
        Filter.of("sort", 3, Sorting::sort).withKeywords("reverse", "case_sensitive", "attribute"),
        Filter.of("dictsort", 2, Sorting::dictSort));
  }

  /** The items of a list; a text is refused. */
  static List<Object> items(Object input) {
    if (input instanceof List) {
      return Values.items(input);
    }
    String rewrite = input instanceof String ? "; write `| list` first" : "";
    throw new TemplateException("needs a list, not " + Js.kind(input) + rewrite);
  }

  /** A member of each item, refusing those that lack it. */
  static List<Object> members(List<Object> items, String name) {
    return items.stream()
        .map(
            item ->
                member(item, name)
                    .orElseThrow(
                        () -> new TemplateException("an item of the list has no `" + name + "`")))
        .toList();
  }

  private static Optional<Object> member(Object item, String name) {
    return item instanceof Map<?, ?> map ? Optional.ofNullable(map.get(name)) : Optional.empty();
  }

  private static Object join(Object input, Arguments arguments) {
    List<Object> items = items(input);
    List<Object> joined = arguments.truthy(1) ? members(items, arguments.text(1, "")) : items;
    String separator = arguments.text(0, "");
    Limits.length((double) separator.length() * joined.size());
    return joined.stream().map(Js::printed).collect(Collectors.joining(separator));
  }

  private static Object at(Object input, int index) {
    int length = Values.length(input);
    if (length < 0) {
      throw new TemplateException("needs a list or a text, not " + Js.kind(input));
    }
    return length == 0
        ? new Undefined(
            () ->
                "an empty list has no first or last item; ask {% if list.length %} before, or"
                    + " write `| default(\"\")` after",
            new Position(0, 0))
        : Values.item(input, index);
  }

  private static Object list(Object input, Arguments arguments) {
    if (input instanceof Map<?, ?> map) {
      return map.entrySet().stream().map(ListFilters::entry).toList();
    }
    if (Values.length(input) < 0) {
      throw new TemplateException("needs a text, an object or a list, not " + Js.kind(input));
    }
    return Values.items(input);
  }

  private static Object entry(Map.Entry<?, ?> entry) {
    Map<String, Object> pair = new LinkedHashMap<>();
    pair.put("key", entry.getKey());
    pair.put("value", entry.getValue());
    return pair;
  }

  private static Object reverse(Object input, Arguments arguments) {
    List<Object> items = input instanceof String ? Values.items(input) : items(input);
    Collections.reverse(items);
    return input instanceof String
        ? items.stream().map(String.class::cast).collect(Collectors.joining())
        : items;
  }

  private static Object sum(Object input, Arguments arguments) {
    List<Object> items = items(input);
    List<Object> summed = arguments.truthy(0) ? members(items, arguments.text(0, "")) : items;
    Object sum = 0d;
    for (Object item : summed) {
      sum = Js.add(sum, item);
    }
    return Js.add(arguments.has(1) ? arguments.get(1) : 0d, sum);
  }

  private static int count(Arguments arguments) {
    int count = arguments.whole(0, 0);
    if (count < 1 || count > Limits.ELEMENTS) {
      throw new TemplateException("needs a count from 1 to " + Limits.ELEMENTS);
    }
    return count;
  }

  private static Object batch(Object input, Arguments arguments) {
    List<Object> items = items(input);
    int size = count(arguments);
    List<Object> batches = new ArrayList<>();
    for (int from = 0; from < items.size(); from += size) {
      List<Object> batch =
          new ArrayList<>(items.subList(from, Math.min(items.size(), from + size)));
      while (arguments.truthy(1) && batch.size() < size) {
        batch.add(arguments.get(1));
      }
      batches.add(batch);
    }
    return batches;
  }

  private static Object slice(Object input, Arguments arguments) {
    List<Object> items = items(input);
    int slices = count(arguments);
    int length = items.size() / slices;
    int extra = items.size() % slices;
    List<Object> result = new ArrayList<>();
    for (int i = 0, from = 0; i < slices; i++) {
      int to = from + length + (i < extra ? 1 : 0);
      List<Object> slice = new ArrayList<>(items.subList(from, to));
      if (arguments.truthy(1) && i >= extra) {
        slice.add(arguments.get(1));
      }
      result.add(slice);
      from = to;
    }
    return result;
  }

  private static Object groupBy(Object input, Arguments arguments) {
    String attribute = Js.text(arguments.get(0));
    Map<String, List<Object>> groups = new LinkedHashMap<>();
    for (Object item : items(input)) {
      String key = Js.text(Sorting.path(item, attribute));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(item);
    }
    JsObject object = new JsObject();
    groups.forEach(object::put);
    return object.toMap();
  }

  private static Object select(Object input, Arguments arguments, boolean wanted) {
    IsTest test = IsTest.of(arguments.text(0, "truthy"));
    if (test.arguments() != (arguments.has(1) ? 1 : 0)) {
      throw new TemplateException("this test takes " + test.arguments() + " arguments");
    }
    return items(input).stream()
        .filter(item -> test.holds(item, arguments.get(1)) == wanted)
        .toList();
  }

  private static Object selectAttribute(Object input, Arguments arguments, boolean wanted) {
    String name = Js.text(arguments.get(0));
    return items(input).stream()
        .filter(item -> member(item, name).map(Js::truthy).orElse(false) == wanted)
        .toList();
  }
}
