package ai.memories.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** References inside one document; there are no others, since nothing is ever fetched. */
final class LocalRef {
  private LocalRef() {}

  /** Whether {@code #} or {@code #/some/pointer} leads to a place in the document. */
  static boolean resolves(JsonNode root, String reference) {
    return !target(root, reference).isMissingNode();
  }

  /** The place a reference leads to; a missing node if it leads nowhere. */
  static JsonNode target(JsonNode root, String reference) {
    if (reference.equals("#")) {
      return root;
    }
    if (!reference.startsWith("#/")) {
      return MissingNode.getInstance();
    }
    try {
      String pointer = reference.substring(1).replace("+", "%2B");
      return root.at(JsonPointer.compile(URLDecoder.decode(pointer, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return MissingNode.getInstance();
    }
  }

  /** The references a document offers by its definitions. */
  static Set<String> targets(JsonNode root) {
    Set<String> targets = new TreeSet<>();
    for (String definitions : new String[] {"$defs", "definitions"}) {
      root.path(definitions)
          .fieldNames()
          .forEachRemaining(name -> targets.add(Pointer.child("#/" + definitions, name)));
    }
    return targets;
  }
}
