package ai.memories.evaluation.suite;

import ai.memories.cassette.Slug;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatRequestBuilder;
import ai.memories.client.Message;
import ai.memories.client.Part;
import ai.memories.client.TextPart;
import ai.memories.evaluation.assertion.GraderQuestion;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.statistics.SampleRule;
import ai.memories.evaluation.template.Vars;
import ai.memories.http.CallContext;
import ai.memories.pricing.Limits;
import ai.memories.schema.ResponseSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One question of a run: a test, asked with one prompt, of one provider, for the n-th time.
 * Immutable and thread-safe; the request is made when it is asked for.
 *
 * <pre>{@code
 * try (Stream<EvalCase> cases = suite.cases()) {
 *   cases.forEach(one -> log.info("{}: {}", one.name(), one.request()));
 * }
 * }</pre>
 */
public final class EvalCase {
  private final Suite suite;
  private final TestCase test;
  private final Prompt prompt;
  private final Provider provider;
  private final int sample;
  private final SampleRule rule;

  EvalCase(
      Suite suite, TestCase test, Prompt prompt, Provider provider, int sample, SampleRule rule) {
    this.suite = suite;
    this.test = test;
    this.prompt = prompt;
    this.provider = provider;
    this.sample = sample;
    this.rule = rule;
  }

  /** The suite it belongs to. */
  public Suite suite() {
    return suite;
  }

  /** The test. */
  public TestCase test() {
    return test;
  }

  /** The prompt. */
  public Prompt prompt() {
    return prompt;
  }

  /** Who is asked. */
  public Provider provider() {
    return provider;
  }

  /** Which sample it is, from 1. */
  public int sample() {
    return sample;
  }

  /** The same question as another sample. */
  public EvalCase withSample(int newSample) {
    return new EvalCase(suite, test, prompt, provider, newSample, rule);
  }

  /** How many samples of this question the run takes. */
  public int samples() {
    return rule.samples();
  }

  /** When all samples together count as passed. */
  public SampleRule rule() {
    return rule;
  }

  /** Suite, test, prompt, provider, and the sample where there are several. */
  public String name() {
    List<String> parts =
        new ArrayList<>(List.of(suite.name(), test.id(), prompt.label(), provider.label()));
    if (samples() > 1) {
      parts.add(String.valueOf(sample));
    }
    return String.join(" / ", parts);
  }

  /** The start of its recordings' file names. */
  public String slug() {
    return Slug.join(List.of(test.id(), prompt.label(), provider.label()));
  }

  /** The start of the file names of the recordings of its graders. */
  public static String graderSlug(String slug) {
    return slug + "--grader";
  }

  /** On whose behalf its calls are made. */
  public CallContext context() {
    return new CallContext(name(), "suites/" + Slug.path(suite.name()), slug(), sample);
  }

  /**
   * What the answer must look like: the schema of the test, else the prompt's, else the suite's.
   */
  public Optional<ResponseSchema> schema() {
    return settings().responseSchema();
  }

  /** The budget of the test, else of the prompt; the suite's own is {@link Suite#budget}. */
  public Limits budget() {
    return settings().budget().orElse(Limits.NONE);
  }

  private CallSettings settings() {
    return test.settings().orElse(prompt.settings()).orElse(suite.settings());
  }

  /**
   * The call: messages rendered, files attached to the last message of the user.
   *
   * @throws ai.memories.MemoriesException if a template or a local image fails, which {@link
   *     Suite#check} would have told
   */
  public ChatRequest request() {
    ChatRequestBuilder request = ChatRequest.builder();
    provider.configure(request);
    schema().ifPresent(request::responseSchema);
    int shown = prompt.lastUserMessage();
    for (int i = 0; i < prompt.messages().size(); i++) {
      PromptMessage message = prompt.messages().get(i);
      List<Part> parts = new ArrayList<>();
      parts.add(new TextPart(text(message)));
      if (i == shown) {
        settings().files().ifPresent(files -> files.forEach(file -> parts.add(file.input())));
      }
      request.message(new Message(message.role(), parts));
    }
    return request.build();
  }

  private String text(PromptMessage message) {
    String text = message.render(test);
    return test.options().hasAffixes() ? test.options().around(text, test.values()) : text;
  }

  /**
   * The call that asks a grader about an answer to this question.
   *
   * @throws ai.memories.MemoriesException if a template fails, which {@link Suite#check} would have
   *     told
   */
  public GraderCall grading(GraderQuestion question) {
    var problems = new Problems();
    GraderReader graders = suite.graders(problems);
    Optional<Provider> grader = graders.providerOf(test, question);
    Optional<Prompt> rubric = graders.promptOf(test, question);
    problems.throwIfErrors();
    Provider asked = grader.orElseThrow();
    ChatRequestBuilder request = ChatRequest.builder().temperature(BigDecimal.ZERO);
    asked.configure(request);
    request.responseSchema(DefaultRubric.SCHEMA);
    Vars vars = GraderReader.vars(test, question.vars());
    rubric
        .orElseThrow()
        .messages()
        .forEach(
            message ->
                request.message(
                    new Message(
                        message.role(), List.of(new TextPart(message.text().render(vars))))));
    CallContext context = context();
    return new GraderCall(
        asked,
        request.build(),
        new CallContext(
            context.name(), context.directory(), graderSlug(context.slug()), context.sample()));
  }

  @Override
  public String toString() {
    return name();
  }
}
