package ai.memories.cassette;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which recordings of a directory a run has used and which it has made. Thread-safe. */
final class DirectoryUse {
  private final SampleKeys used = new SampleKeys();

  /** The files made by this run. A case that was renamed may have one of another slug. */
  private final Map<String, Made> made = new HashMap<>();

  private record Made(String slug, String replaces) {}

  synchronized void use(Fingerprint fingerprint, Take take) {
    used.add(SampleKeys.key(fingerprint.abbreviatedBits(), take));
  }

  /**
   * Notes a file this run has made.
   *
   * @param slug of the case
   * @param fileSlug the same as it stands in the names of its files
   */
  synchronized void make(String fileName, Recording recording, String slug, String fileSlug) {
    use(recording.fingerprint(), recording.take());
    made.put(fileName, new Made(slug, fileSlug + recording.take().suffix()));
  }

  synchronized int used() {
    return used.size();
  }

  /** Those of all names that nothing has used, sorted. */
  synchronized List<String> unused(RecordingNames all) {
    List<String> unused = new ArrayList<>();
    all.each(
        name -> {
          if (!used.contains(name.key())) {
            unused.add(name.toString());
          }
        });
    unused.sort(null);
    return unused;
  }

  /** Those of all names that have the slug and take of one made, and that nothing has used. */
  synchronized List<String> predecessors(RecordingNames all, Predicate<String> replaceable) {
    Set<String> replaced = new HashSet<>();
    for (Made file : made.values()) {
      if (replaceable.test(file.slug())) {
        replaced.add(file.replaces());
      }
    }
    List<String> predecessors = new ArrayList<>();
    all.each(
        name -> {
          if (replaced.contains(name.slug() + name.take().suffix()) && !used.contains(name.key())) {
            predecessors.add(name.toString());
          }
        });
    return predecessors;
  }
}
