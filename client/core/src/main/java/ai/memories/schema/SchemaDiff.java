package ai.memories.schema;

import ai.memories.schema.SchemaChange.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Walks two schemas side by side. Schemas that contain themselves are taken as unchanged where the
 * walk meets a pair it is already inside of: a difference has been, or will be, found there.
 */
final class SchemaDiff {
  /** Alternatives are tried with one another, in each other: a bound on what that may take. */
  private static final int MAX_PAIRS = 10_000;

  /** Two places under comparison. */
  private record Pair(SchemaNode before, SchemaNode after) {
    // Equal schemas at two places are two: only the same place again is a circle.
    @SuppressWarnings("ReferenceEquality")
    boolean isSame(Pair other) {
      return before.node() == other.before.node()
          && after.node() == other.after.node()
          && before.nullable() == other.before.nullable()
          && after.nullable() == other.after.nullable();
    }
  }

  private final SchemaChecks old;
  private final SchemaChecks now;
  private final AtomicInteger pairs;
  private final Deque<Pair> inside = new ArrayDeque<>();
  private final List<SchemaChange> changes = new ArrayList<>();

  private SchemaDiff(SchemaChecks old, SchemaChecks now, AtomicInteger pairs) {
    this.old = old;
    this.now = now;
    this.pairs = pairs;
  }

  static List<SchemaChange> between(ResponseSchema before, ResponseSchema after) {
    var diff = new SchemaDiff(before.checks(), after.checks(), new AtomicInteger());
    diff.schema("", SchemaNode.root(before), SchemaNode.root(after), Set.of());
    return diff.changes;
  }

  private void schema(String at, SchemaNode a, SchemaNode b, Set<String> namedAround) {
    var pair = new Pair(a, b);
    if (inside.stream().anyMatch(pair::isSame)) {
      return;
    }
    if (pairs.incrementAndGet() > MAX_PAIRS) {
      String message = "the alternatives are too many to compare: validate recorded answers";
      changes.add(new SchemaChange(Kind.TOO_INTRICATE, at, true, true, message));
      return;
    }
    inside.push(pair);
    compare(at, a, b, namedAround);
    inside.pop();
  }

  private void compare(String at, SchemaNode a, SchemaNode b, Set<String> namedAround) {
    Set<String> named = new LinkedHashSet<>(namedAround);
    named.addAll(a.named());
    var keywords = new KeywordDiff(at, a, b, now);
    if (a.isOnlyAlternatives() != b.isOnlyAlternatives() && (!a.has("anyOf") || !b.has("anyOf"))) {
      keywords.nullability();
      changes.addAll(keywords.changes());
      alternatives(at, branches(a), branches(b), named);
      return;
    }
    boolean comparable = keywords.type();
    if (comparable) {
      keywords.values();
      properties(at, a, b, named);
      items(at, a, b);
      anyOf(at, a, b, named);
    }
    changes.addAll(keywords.changes());
  }

  private static List<SchemaNode> branches(SchemaNode node) {
    return node.isOnlyAlternatives() ? node.alternatives() : List.of(node.withoutNull());
  }

  private void properties(String at, SchemaNode a, SchemaNode b, Set<String> named) {
    var objects = new PropertyDiff(at, a, b, named, old, now);
    objects.run();
    changes.addAll(objects.changes());
    for (String name : a.properties()) {
      if (b.properties().contains(name)) {
        String place = Pointer.child(at + "/properties", name);
        schema(place, a.property(name), b.property(name), Set.of());
      }
    }
  }

  private void items(String at, SchemaNode a, SchemaNode b) {
    Optional<SchemaNode> before = a.child("items");
    Optional<SchemaNode> after = b.child("items");
    String place = at + "/items";
    if (before.isPresent() && after.isPresent()) {
      schema(place, before.get(), after.get(), Set.of());
    } else if (before.isPresent()) {
      changes.add(
          new SchemaChange(Kind.ITEMS, place, true, false, "the items may now be anything"));
    } else if (after.isPresent()) {
      changes.add(
          new SchemaChange(Kind.ITEMS, place, false, true, "the items could be anything before"));
    }
  }

  private void anyOf(String at, SchemaNode a, SchemaNode b, Set<String> named) {
    if (a.has("anyOf") && b.has("anyOf")) {
      alternatives(at, a.alternatives(), b.alternatives(), named);
    } else if (a.has("anyOf")) {
      String message = "the alternatives are gone: what none of them allowed may now come";
      changes.add(new SchemaChange(Kind.ANY_OF, at + "/anyOf", true, false, message));
    } else if (b.has("anyOf")) {
      String message = "alternatives came: an answer that fits none of them is now refused";
      changes.add(new SchemaChange(Kind.ANY_OF, at + "/anyOf", false, true, message));
    }
  }

  /** Each old alternative must be inside a new one for recordings, and the reverse for readers. */
  private void alternatives(
      String at, List<SchemaNode> before, List<SchemaNode> after, Set<String> named) {
    String place = at + "/anyOf";
    for (int i = 0; i < before.size(); i++) {
      SchemaNode one = before.get(i);
      if (after.stream().noneMatch(b -> fits(one, b, named, SchemaChange::breaksRecordings))) {
        String message =
            "what alternative %d of the old schema allowed is no longer allowed as a whole";
        changes.add(new SchemaChange(Kind.ANY_OF, place, false, true, message.formatted(i + 1)));
      }
    }
    for (int i = 0; i < after.size(); i++) {
      SchemaNode one = after.get(i);
      if (before.stream().noneMatch(a -> fits(a, one, named, SchemaChange::breaksReaders))) {
        String message = "alternative %d is new or wider: readers do not expect it";
        changes.add(new SchemaChange(Kind.ANY_OF, place, true, false, message.formatted(i + 1)));
      }
    }
  }

  private boolean fits(
      SchemaNode a, SchemaNode b, Set<String> named, Predicate<SchemaChange> broken) {
    var trial = new SchemaDiff(old, now, pairs);
    trial.inside.addAll(inside);
    trial.schema("", a, b, named);
    return trial.changes.stream().noneMatch(broken);
  }
}
