package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether several texts, or any of them, are part of the answer. */
abstract class ContainsSeveral implements AssertionType {
  private final String name;
  private final Letters letters;

  ContainsSeveral(String name, Letters letters) {
    this.name = name;
    this.letters = letters;
  }

  /** The verdict on what was found and what was not; one of the two is not empty. */
  abstract Outcome judge(List<String> found, List<String> missed);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final AssertionCheck compile(AssertionConfig config) {
    List<String> values = ValueText.several(config);
    List<String> sought = values.stream().map(letters::fold).toList();
    return answer -> {
      String text = letters.fold(answer.text());
      List<String> found = new ArrayList<>();
      List<String> missed = new ArrayList<>();
      for (int i = 0; i < sought.size(); i++) {
        (text.contains(sought.get(i)) ? found : missed).add(values.get(i));
      }
      return judge(found, missed);
    };
  }

  static Outcome all(List<String> found, List<String> missed) {
    return missed.isEmpty()
        ? Outcome.of(true, "the answer contains all of " + shown(found))
        : Outcome.of(false, "the answer does not contain " + shown(missed));
  }

  static Outcome any(List<String> found, List<String> missed) {
    return found.isEmpty()
        ? Outcome.of(false, "the answer contains none of " + shown(missed))
        : Outcome.of(true, "the answer contains " + shown(found));
  }

  private static String shown(List<String> texts) {
    return texts.stream().map(Quoted::of).collect(Collectors.joining(", "));
  }
}
