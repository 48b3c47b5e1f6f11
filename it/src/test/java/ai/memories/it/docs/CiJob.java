package ai.memories.it.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job of a CI server, reduced to what a shell does of it.
 *
 * @param environment what the server and the workflow set for all its steps
 * @param steps its scripts, in their order
 * @param keeps which directories of the workspace are kept for later jobs, and as what
 * @param takesTo where in the workspace everything that was kept is put before it begins, if it is
 */
record CiJob(
    Map<String, String> environment,
    List<Step> steps,
    Map<String, String> keeps,
    Optional<String> takesTo) {

  /**
   * A script.
   *
   * @param environment what it has over the job
   * @param always whether it runs also when one before it has failed
   */
  record Step(String script, Map<String, String> environment, boolean always) {}

  CiJob with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(more);
    return new CiJob(all, steps, keeps, takesTo);
  }
}
