package ai.memories.evaluation.result;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a case is called: never by its position, so that inserting a test renames no other.
 *
 * <pre>{@code
 * var name = new CaseName("invoices", "plain", "terse", "pro", OptionalInt.of(2));
 * name.toString(); // invoices / plain / terse / pro #2
 * }</pre>
 *
 * @param suite the suite's path below the suites directory, without {@code .yaml}
 * @param id the test's id
 * @param prompt the prompt's label
 * @param provider the provider's label
 * @param sample which of several samples, from 1; empty for what is said of all of them
 */
public record CaseName(
    String suite, String id, String prompt, String provider, OptionalInt sample) {

  /** The name of the case a sample belongs to. */
  public CaseName withoutSample() {
    return new CaseName(suite, id, prompt, provider, OptionalInt.empty());
  }

  /** What it is made of, without the sample: what says in which shard the case is. */
  public List<String> parts() {
    return List.of(suite, id, prompt, provider);
  }

  /** The name on one line, such as {@code invoices / plain / terse / pro #2}. */
  @Override
  public String toString() {
    String name = String.join(" / ", suite, id, prompt, provider);
    return sample.isPresent() ? name + " #" + sample.getAsInt() : name;
  }
}
