package ai.memories.evaluation.suite;

import ai.memories.client.InvalidRequestException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is wrong with local images; each is looked into once, however many tests show it. */
final class LocalImages {
  private final Map<Path, List<String>> checked = new ConcurrentHashMap<>();

  List<String> violations(Path path, AttachedFile image) {
    return checked.computeIfAbsent(path, p -> violations(image));
  }

  static List<String> violations(AttachedFile file) {
    try {
      file.input();
      return List.of();
    } catch (InvalidRequestException e) {
      return e.violations();
    }
  }
}
