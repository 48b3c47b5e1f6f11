package ai.memories.schema;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes sense of the errors below anyOf and oneOf, which come as one flat list. Where only one
 * alternative has the type of the value, its errors are the ones to know; otherwise there is one
 * violation that names what each alternative wanted.
 */
final class Alternatives {
  private static final int SHOWN = 4;

  private final AlternativePath path;
  private final List<Error> own = new ArrayList<>();
  private final Map<Integer, List<Error>> branches = new TreeMap<>();

  private Alternatives(AlternativePath path) {
    this.path = path;
  }

  /** Explains errors whose evaluation paths agree up to {@code from}. */
  static List<SchemaViolation> explain(List<Error> errors, int from) {
    return group(errors, from).stream().flatMap(group -> group.explain().stream()).toList();
  }

  /** Errors below the same alternatives together, every other one alone, in their order. */
  private static List<Alternatives> group(List<Error> errors, int from) {
    Map<Object, Alternatives> groups = new LinkedHashMap<>();
    for (Error error : errors) {
      Optional<AlternativePath> path = AlternativePath.in(error, from);
      Object key = path.<Object>map(AlternativePath::key).orElse(error);
      groups
          .computeIfAbsent(key, k -> new Alternatives(path.orElse(AlternativePath.NONE)))
          .add(error);
    }
    return List.copyOf(groups.values());
  }

  private void add(Error error) {
    int branch = path.branch(error);
    if (branch < 0) {
      own.add(error);
    } else {
      branches.computeIfAbsent(branch, b -> new ArrayList<>()).add(error);
    }
  }

  private List<SchemaViolation> explain() {
    if (branches.isEmpty()) {
      return Violations.flat(own);
    }
    List<List<Error>> meant =
        branches.values().stream().filter(branch -> !refuses(branch, path.pointer())).toList();
    if (meant.size() == 1) {
      return explain(meant.get(0), path.inside());
    }
    return List.of(new SchemaViolation(path.pointer(), message()));
  }

  /** Whether an alternative is not for values of this type; alternatives in it have to agree. */
  private boolean refuses(List<Error> branch, String pointer) {
    return group(branch, path.inside()).stream().anyMatch(group -> group.refuses(pointer));
  }

  private boolean refuses(String pointer) {
    return own.stream().anyMatch(error -> refusesType(error, pointer))
        || (!branches.isEmpty()
            && branches.values().stream().allMatch(branch -> refuses(branch, pointer)));
  }

  private static boolean refusesType(Error error, String pointer) {
    return Violations.isType(error) && error.getInstanceLocation().toString().equals(pointer);
  }

  private String message() {
    List<Error> all = branches.values().stream().flatMap(List::stream).toList();
    if (all.stream().allMatch(error -> refusesType(error, path.pointer()))) {
      String expected =
          all.stream()
              .map(error -> Wording.types(error.getSchemaNode()))
              .distinct()
              .collect(Collectors.joining(" or "));
      return "expected " + expected + ", got " + Shown.typed(all.get(0).getInstanceNode());
    }
    return "fits none of the %d alternatives: %s".formatted(branches.size(), wishes());
  }

  private String wishes() {
    List<String> wishes = new ArrayList<>();
    for (List<Error> branch : branches.values()) {
      SchemaViolation first = explain(branch, path.inside()).get(0);
      String below = first.pointer().substring(path.pointer().length());
      wishes.add(
          "(%d) %s".formatted(wishes.size() + 1, new SchemaViolation(below, first.message())));
    }
    String more = wishes.size() > SHOWN ? "; …" : "";
    return String.join("; ", wishes.subList(0, Math.min(SHOWN, wishes.size()))) + more;
  }
}
