package ai.memories.evaluation.source;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.source.YamlValues.Marked;
import java.util.HashMap;
import java.util.Map;

/**
 * What the anchors of a file name. Aliases make much out of little, so what they may add is
 * counted, and so is what anchors keep in memory; the bounds are far above use and far below harm.
 */
final class YamlAnchors {
  private static final int MAX_ALIASED = 200_000;
  private static final long MAX_ALIASED_IN_FILE = 50_000_000;

  /** Each part of an anchored value counts once for every anchor it stands under. */
  private static final int MAX_ANCHORED = 1_000_000;

  private final Map<String, Marked> anchors = new HashMap<>();
  private int aliased;
  private long aliasedInFile;
  private int anchored;

  /** Starts to count anew what aliases add to one value. */
  void nextValue() {
    aliased = 0;
  }

  void keep(String anchor, Marked target, Location at) {
    anchored += target.marks().size();
    if (anchored > MAX_ANCHORED) {
      throw YamlEvents.fault(
          at, "anchors hold more than " + MAX_ANCHORED + " values; anchor only what is repeated");
    }
    anchors.put(anchor, target);
  }

  Marked find(String anchor, Location at) {
    Marked target = anchors.get(anchor);
    if (target == null) {
      throw YamlEvents.fault(
          at, "*" + anchor + " refers to no anchor: write &" + anchor + " before a value above it");
    }
    return target;
  }

  void countAlias(int values, Location at) {
    aliased += values;
    aliasedInFile += values;
    if (aliased > MAX_ALIASED) {
      throw YamlEvents.fault(
          at, "aliases repeat more than " + MAX_ALIASED + " values here: write less with them");
    }
    if (aliasedInFile > MAX_ALIASED_IN_FILE) {
      throw YamlEvents.fault(
          at, "aliases repeat more than " + MAX_ALIASED_IN_FILE + " values in this file");
    }
  }
}
