package ai.memories.evaluation.suite;

import ai.memories.evaluation.assertion.Assertions;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.template.Vars;
import ai.memories.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * One test of a suite, what {@code defaultTest} says laid under it. Immutable.
 *
 * <pre>{@code
 * suite.tests().forEach(test -> log.info("{} at {}", test.id(), test.location()));
 * }</pre>
 */
public final class TestCase {
  private final String id;
  private final Location location;
  private final TestContent content;
  private final Vars values;
  private final Assertions assertions;

  TestCase(String id, Location location, TestContent content, Vars values) {
    this.id = id;
    this.location = location;
    this.content = content;
    this.values = values;
    this.assertions = content.assertions().over(content.options().transform());
  }

  /**
   * Its name among the tests: the id, else a slug of the description, else a hash of vars and
   * files.
   */
  public String id() {
    return id;
  }

  /** What it is for, in its author's words. */
  public Optional<String> description() {
    return content.description();
  }

  /** Where it starts in the suite's file. */
  public Location location() {
    return location;
  }

  /** The variables, files read. */
  public Map<String, Json> vars() {
    return content.vars();
  }

  /** The same, as templates take them. */
  public Vars values() {
    return values;
  }

  /** What is demanded of an answer: the defaults first. */
  public Assertions assertions() {
    return assertions;
  }

  /** The score an answer must reach; where there is none, every assertion must hold. */
  public Optional<BigDecimal> threshold() {
    return content.threshold();
  }

  /** What the author noted on it, an object; for results and filters. */
  public Json metadata() {
    return content.metadata();
  }

  CallSettings settings() {
    return content.settings();
  }

  TestOptions options() {
    return content.options();
  }

  Repeat repeat() {
    return content.repeat();
  }

  @Override
  public String toString() {
    return id + " (" + location + ")";
  }
}
