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
    Map<Object, Alternatives> groups = new LinkedHashMap<>();
    for (Error error : errors) {
      Optional<AlternativePath> path = AlternativePath.in(error, from);
      Object key = path.<Object>map(AlternativePath::key).orElse(error);
      groups.computeIfAbsent(key, k -> new Alternatives(path.orElse(AlternativePath.NONE))).add(error);
    }
    return groups.values().stream().flatMap(group -> group.explain().stream()).toList();
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
    List<List<Error>> meant = branches.values().stream().filter(this::mayBeMeant).toList();
    if (meant.size() == 1) {
      return explain(meant.get(0), path.inside());
    }
    return List.of(new SchemaViolation(path.pointer(), message()));
  }

  private boolean mayBeMeant(List<Error> branch) {
    return branch.stream().noneMatch(this::refusesType);
  }

  private boolean refusesType(Error error) {
    return Violations.isType(error)
        && error.getInstanceLocation().toString().equals(path.pointer());
  }

  private String message() {
    List<Error> types =
        branches.values().stream().flatMap(List::stream).filter(this::refusesType).toList();
    if (types.size() == branches.size()) {
      String expected =
          types.stream()
              .map(e -> Wording.types(e.getSchemaNode()))
              .distinct()
              .collect(Collectors.joining(" or "));
      return "expected " + expected + ", got " + Shown.typed(types.get(0).getInstanceNode());
    }
    return "fits none of the %d alternatives: %s".formatted(branches.size(), wishes());
  }

  private String wishes() {
    List<String> wishes = new ArrayList<>();
    for (List<Error> branch : branches.values()) {
      SchemaViolation first = explain(branch, path.inside()).get(0);
      String below = first.pointer().substring(path.pointer().length());
      wishes.add("(%d) %s".formatted(wishes.size() + 1, new SchemaViolation(below, first.message())));
    }
    String more = wishes.size() > SHOWN ? "; …" : "";
    return String.join("; ", wishes.subList(0, Math.min(SHOWN, wishes.size()))) + more;
  }
}
