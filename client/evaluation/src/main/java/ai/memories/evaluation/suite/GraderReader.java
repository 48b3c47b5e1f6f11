package ai.memories.evaluation.suite;

import ai.memories.evaluation.assertion.GraderQuestion;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.template.TemplateException;
import ai.memories.evaluation.template.Vars;
import ai.memories.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which model judges answers and with which prompt: of an assertion, else of its test. */
record GraderReader(Reading reading) {

  /** The one model that judges. */
  Optional<Provider> provider(Located value) {
    List<Provider> read = new ProviderReader(reading.problems()).read(value);
    if (read.size() > 1) {
      reading.problems().error(value.location(), "one model judges an answer, not " + read.size());
    }
    return read.stream().findFirst();
  }

  /** The prompt: a text, a chat as a list or as JSON, or a file with either. */
  Optional<Prompt> prompt(Located value) {
    return new PromptReader(reading).content(value).map(content -> content.prompt("rubricPrompt"));
  }

  /** Reports whatever would keep an assertion from asking. */
  void check(TestCase test, GraderQuestion question) {
    Problems problems = reading.problems();
    Optional<Prompt> prompt = promptOf(test, question);
    if (providerOf(test, question).isEmpty() && question.assertion().at("/provider").isEmpty()) {
      problems.error(
          question.assertion().location(),
          "no model is named that judges: write provider: gemini:gemini-2.5-flash on the assertion,"
              + " or below defaultTest as options: {provider: …}");
    }
    Vars vars = vars(test, question.vars());
    for (PromptMessage message : prompt.map(Prompt::messages).orElse(List.of())) {
      try {
        message.text().render(vars);
      } catch (TemplateException e) {
        problems.error(message.place().at(e.line(), e.column()), e.detail());
      }
    }
  }

  /** The model for a question; nothing where none is named, or what is named was reported. */
  Optional<Provider> providerOf(TestCase test, GraderQuestion question) {
    return question
        .assertion()
        .at("/provider")
        .map(this::provider)
        .orElseGet(() -> test.options().grader());
  }

  /** The prompt for a question. */
  Optional<Prompt> promptOf(TestCase test, GraderQuestion question) {
    return question
        .assertion()
        .at("/rubricPrompt")
        .map(this::prompt)
        .orElseGet(() -> test.options().rubricPrompt().or(() -> prompt(DefaultRubric.located())));
  }

  static Vars vars(TestCase test, Map<String, Json> own) {
    Vars vars = test.values();
    for (Map.Entry<String, Json> one : own.entrySet()) {
      vars = vars.with(one.getKey(), one.getValue());
    }
    return vars;
  }
}
