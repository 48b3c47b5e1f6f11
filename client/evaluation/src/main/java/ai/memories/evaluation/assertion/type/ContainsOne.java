package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.Outcome;

/** Whether one text is part of the answer. */
abstract class ContainsOne implements AssertionType {
  private final String name;
  private final Letters letters;

  ContainsOne(String name, Letters letters) {
    this.name = name;
    this.letters = letters;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final AssertionCheck compile(AssertionConfig config) {
    String value = ValueText.one(config);
    String sought = letters.fold(value);
    String found = "the answer contains " + Quoted.of(value);
    String missed = "the answer does not contain " + Quoted.of(value);
    return answer -> {
      boolean contains = letters.fold(answer.text()).contains(sought);
      return Outcome.of(contains, contains ? found : missed);
    };
  }
}
