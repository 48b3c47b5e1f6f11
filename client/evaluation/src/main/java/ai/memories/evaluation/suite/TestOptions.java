package ai.memories.evaluation.suite;

import ai.memories.evaluation.expression.Transform;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.template.Template;
import ai.memories.evaluation.template.TemplateException;
import ai.memories.evaluation.template.Vars;
import java.util.Optional;

/**
 * What {@code options} of a test or of {@code defaultTest} say.
 *
 * @param prefix stands before the text of every prompt
 * @param suffix stands after it
 * @param transform what makes of an answer what is judged
 * @param grader the model that judges where an assertion names none
 * @param rubricPrompt the prompt it judges by where an assertion has none
 * @param listsAsTests whether lists under vars make tests of their items
 * @param defaultAsserts whether the assertions of {@code defaultTest} hold
 */
record TestOptions(
    Optional<Template> prefix,
    Optional<Template> suffix,
    Optional<Transform> transform,
    Optional<Provider> grader,
    Optional<Prompt> rubricPrompt,
    Optional<Boolean> listsAsTests,
    boolean defaultAsserts) {

  static final TestOptions NONE =
      new TestOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          true);

  /** These over those of {@code defaultTest}, key by key. */
  TestOptions over(TestOptions defaults) {
    return new TestOptions(
        prefix.or(() -> defaults.prefix),
        suffix.or(() -> defaults.suffix),
        transform.or(() -> defaults.transform),
        grader.or(() -> defaults.grader),
        rubricPrompt.or(() -> defaults.rubricPrompt),
        listsAsTests.or(() -> defaults.listsAsTests),
        defaultAsserts);
  }

  /** Whether something stands around the text of a prompt. */
  boolean hasAffixes() {
    return prefix.isPresent() || suffix.isPresent();
  }

  /** A prompt's text with what stands around it. */
  String around(String text, Vars vars) {
    return prefix.map(before -> before.render(vars)).orElse("")
        + text
        + suffix.map(after -> after.render(vars)).orElse("");
  }

  static TestOptions read(Located value, Reading reading) {
    return Fields.of(value, Vocabulary.OPTIONS, reading.problems())
        .map(fields -> read(fields, reading))
        .orElse(NONE);
  }

  private static TestOptions read(Fields fields, Reading reading) {
    var graders = new GraderReader(reading);
    return new TestOptions(
        template("prefix", fields, reading),
        template("suffix", fields, reading),
        fields.text("transform").flatMap(text -> transform(text, fields, reading.problems())),
        fields.get("provider").flatMap(graders::provider),
        fields.get("rubricPrompt").flatMap(graders::prompt),
        fields.flag("disableVarExpansion").map(off -> !off),
        fields.flag("disableDefaultAsserts").map(off -> !off).orElse(true));
  }

  private static Optional<Template> template(String key, Fields fields, Reading reading) {
    Optional<String> text = fields.text(key);
    TextPlace place =
        TextPlace.value(reading.files(), fields.mapping().location(Fields.pointer(key)));
    try {
      return text.map(t -> reading.templates().compile(t, place.start().toString()));
    } catch (TemplateException e) {
      reading.problems().error(place.at(e.line(), e.column()), e.detail());
      return Optional.empty();
    }
  }

  private static Optional<Transform> transform(String text, Fields fields, Problems problems) {
    try {
      return Optional.of(Transform.parse(text));
    } catch (IllegalArgumentException e) {
      problems.error(fields.mapping().location("/transform"), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
