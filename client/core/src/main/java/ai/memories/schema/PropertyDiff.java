package ai.memories.schema;

import ai.memories.schema.SchemaChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The differences between the properties of two objects, but for those inside a property. */
final class PropertyDiff {
  private final String at;
  private final SchemaNode before;
  private final SchemaNode after;
  private final Set<String> named;
  private final SchemaChecks old;
  private final SchemaChecks now;
  private final List<SchemaChange> changes = new ArrayList<>();

  /**
   * A comparison.
   *
   * @param named every property the old schema names for this place, here or in an alternative
   */
  PropertyDiff(
      String at,
      SchemaNode before,
      SchemaNode after,
      Set<String> named,
      SchemaChecks old,
      SchemaChecks now) {
    this.at = at;
    this.before = before;
    this.after = after;
    this.named = named;
    this.old = old;
    this.now = now;
  }

  List<SchemaChange> changes() {
    return changes;
  }

  void run() {
    removed();
    added();
    required();
    order();
  }

  private void add(Kind kind, String pointer, boolean readers, boolean recordings, String message) {
    changes.add(new SchemaChange(kind, pointer, readers, recordings, message));
  }

  private String place(String name) {
    return Pointer.child(at + "/properties", name);
  }

  private void removed() {
    for (String name : before.properties()) {
      if (!after.properties().contains(name)) {
        String message = "the property is gone: readers that use it find nothing";
        add(Kind.REMOVED_PROPERTY, place(name), true, now.strict(), message);
      }
    }
  }

  private void added() {
    for (String name : after.properties()) {
      if (before.properties().contains(name)) {
        continue;
      }
      boolean narrows = named.contains(name);
      String message =
          narrows
              ? "the property was named by an alternative only: answers may hold another value"
              : "a new property: readers that ignore what they do not know are not touched";
      add(Kind.ADDED_PROPERTY, place(name), old.strict(), narrows, message);
    }
  }

  private void required() {
    Set<String> was = before.texts("required");
    Set<String> is = after.texts("required");
    for (String name : is) {
      if (!was.contains(name)) {
        String message = "the property is now required: answers without it are refused";
        add(Kind.REQUIRED, place(name), false, true, message);
      }
    }
    for (String name : was) {
      if (!is.contains(name)) {
        String message = "the property is no longer required: readers may miss it";
        add(Kind.REQUIRED, place(name), true, false, message);
      }
    }
  }

  private void order() {
    List<String> asked = List.copyOf(after.texts("propertyOrdering"));
    boolean sameAsked = asked.equals(List.copyOf(before.texts("propertyOrdering")));
    Set<String> common = new LinkedHashSet<>(before.order());
    common.retainAll(after.order());
    List<String> order = after.order().stream().filter(common::contains).toList();
    if (sameAsked && order.equals(List.copyOf(common))) {
      return;
    }
    add(
        Kind.ORDER,
        at + (asked.isEmpty() ? "/properties" : "/propertyOrdering"),
        old.propertyOrder() == PropertyOrder.ERROR,
        now.propertyOrder() == PropertyOrder.ERROR,
        "the order of the properties changed: no reader of JSON sees it, but the model writes in"
            + " this order and may answer otherwise");
  }
}
