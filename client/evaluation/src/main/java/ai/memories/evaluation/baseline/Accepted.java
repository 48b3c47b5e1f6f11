package ai.memories.evaluation.baseline;

import java.nio.file.Path;
import java.util.List;

/**
 * What was accepted. Immutable.
 *
 * <pre>{@code
 * Accepted accepted = baselines.accept(output);
 * log.info("{} cases accepted, {} of them not passed", accepted.cases(), accepted.notPassed());
 * }</pre>
 *
 * @param files the baselines that were written
 * @param cases how many cases they hold
 * @param notPassed how many of these did not pass
 */
public record Accepted(List<Path> files, long cases, long notPassed) {

  /** Copies the list. */
  public Accepted {
    files = List.copyOf(files);
  }
}
