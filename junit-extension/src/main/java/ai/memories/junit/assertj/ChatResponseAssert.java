package ai.memories.junit.assertj;

import ai.memories.Usage;
import ai.memories.client.ChatResponse;
import ai.memories.client.Truncation;
import ai.memories.json.Json;
import ai.memories.pricing.Cost;
import ai.memories.schema.ResponseSchema;
import ai.memories.schema.SchemaViolation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on an answer of a model; a failure shows the answer and the file it is recorded in.
 *
 * <pre>{@code
 * assertThat(answer)
 *     .isNotTruncated()
 *     .matchesSchema(Path.of("src/test/memories/schemas/invoice.json"))
 *     .hasJson("$count(lines)", 3)
 *     .satisfies(Invoice.class, invoice -> assertThat(invoice.total()).isPositive())
 *     .costsAtMost("0.001 USD");
 * }</pre>
 */
public class ChatResponseAssert extends AbstractAssert<ChatResponseAssert, ChatResponse> {

  /** Called by {@link MemoriesAssertions} and by soft assertions. */
  public ChatResponseAssert(ChatResponse actual) {
    super(actual, ChatResponseAssert.class);
  }

  /** The text of the first choice, for all that AssertJ says about text. */
  public AbstractStringAssert<?> text() {
    isNotNull();
    return Assertions.assertThat(actual.text()).as("%s", shown("the text of the answer"));
  }

  /** Holds if the text of the first choice is this, white space around it apart. */
  public ChatResponseAssert hasText(String expected) {
    isNotNull();
    if (!actual.text().strip().equals(expected.strip())) {
      throw fails("expected the text \"%s\"".formatted(expected.strip()));
    }
    return this;
  }

  /** Holds if the text of the first choice contains all of these. */
  public ChatResponseAssert contains(String... parts) {
    isNotNull();
    List<String> missing =
        List.of(parts).stream().filter(part -> !actual.text().contains(part)).toList();
    if (!missing.isEmpty()) {
      throw fails("expected the text to contain %s".formatted(quoted(missing)));
    }
    return this;
  }

  /**
   * Holds if a JSONata expression over the answer's JSON gives this value; numbers are compared by
   * value, {@code 3} is {@code 3.0}.
   *
   * @param expression such as {@code total} or {@code $sum(lines.price)}
   * @param expected a text, a number, a boolean, null, or lists and maps of them
   */
  public ChatResponseAssert hasJson(String expression, @Nullable Object expected) {
    Json found = json(expression);
    Json wanted = JsonValues.json(expected);
    if (!found.equals(wanted)) {
      throw fails(
          "expected the JSONata %s to give %s, and it gives %s"
              .formatted(expression, wanted, found));
    }
    return this;
  }

  /** Holds if a JSONata expression over the answer's JSON gives {@code true}. */
  public ChatResponseAssert satisfiesJson(String expression) {
    return hasJson(expression, true);
  }

  /**
   * What a JSONata expression over the answer's JSON gives, for all that AssertJ says about
   * objects: a String, a BigDecimal, a Boolean, a List, a Map, or null.
   */
  public ObjectAssert<@Nullable Object> extractingJson(String expression) {
    return new ObjectAssert<@Nullable Object>(JsonValues.java(json(expression).node()))
        .as("%s", shown("the JSONata " + expression));
  }

  /** Holds if the answer is JSON that satisfies a {@code responseSchema}. */
  public ChatResponseAssert matchesSchema(ResponseSchema schema) {
    List<SchemaViolation> violations = schema.validate(json());
    if (!violations.isEmpty()) {
      throw fails(
          "expected the answer to satisfy its schema:%s"
              .formatted(
                  violations.stream().map(v -> "\n  at " + at(v)).collect(Collectors.joining())));
    }
    return this;
  }

  /** Holds if the answer is JSON that satisfies the {@code responseSchema} in a file. */
  public ChatResponseAssert matchesSchema(Path schema) {
    return matchesSchema(JsonValues.schema(schema));
  }

  private static String at(SchemaViolation violation) {
    return (violation.pointer().isEmpty() ? "the root" : violation.pointer())
        + ": "
        + violation.message();
  }

  /**
   * Reads the answer's JSON into a record or another class and looks at that. Members the class
   * does not have are passed over; one that it has and the answer lacks is a failure.
   */
  public <T> ChatResponseAssert satisfies(Class<T> type, Consumer<? super T> requirements) {
    Json found = json();
    try {
      requirements.accept(JsonValues.read(found, type));
    } catch (JsonValues.UnfitException e) {
      throw fails("expected the answer to be a %s: %s".formatted(type.getSimpleName(), message(e)));
    } catch (AssertionError e) {
      AssertionError failure = fails(message(e));
      failure.addSuppressed(e);
      throw failure;
    }
    return this;
  }

  /** Holds if the answer took at most so many tokens, in and out together. */
  public ChatResponseAssert usesAtMostTokens(long tokens) {
    isNotNull();
    Optional<Usage> usage = actual.usage();
    if (usage.isEmpty()) {
      throw fails(
          "expected at most %s tokens, and the service did not say how many".formatted(tokens));
    }
    if (usage.get().totalTokens() > tokens) {
      throw fails("expected at most %s tokens, and it took %s".formatted(tokens, usage.get()));
    }
    return this;
  }

  /**
   * Holds if the answer costs at most this, such as {@code 0.001 USD}; of a replayed one, what it
   * would cost today.
   */
  public ChatResponseAssert costsAtMost(String limit) {
    return costsAtMost(Cost.parse(limit));
  }

  /** Holds if the answer costs at most this; of a replayed one, what it would cost today. */
  public ChatResponseAssert costsAtMost(Cost limit) {
    isNotNull();
    Optional<Cost> cost = actual.cost();
    if (cost.isEmpty()) {
      throw fails("expected a cost of at most %s, and it is not known".formatted(limit));
    }
    if (cost.get().compareTo(limit) > 0) {
      throw fails("expected a cost of at most %s, and it is %s".formatted(limit, cost.get()));
    }
    return this;
  }

  /** Holds if the answer came within this time; of a replayed one, when it was recorded. */
  public ChatResponseAssert answeredWithin(Duration limit) {
    isNotNull();
    if (actual.latency().compareTo(limit) > 0) {
      throw fails(
          "expected an answer within %s, and it took %s".formatted(limit, actual.latency()));
    }
    return this;
  }

  /** Holds unless the answer is surely cut off. */
  public ChatResponseAssert isNotTruncated() {
    isNotNull();
    Truncation truncation = actual.truncation();
    if (truncation.degree() == Truncation.Degree.TRUNCATED) {
      throw fails("expected a whole answer, and it is cut off: %s".formatted(truncation.reason()));
    }
    return this;
  }

  private Json json() {
    isNotNull();
    return actual
        .json()
        .json()
        .orElseThrow(() -> fails("expected JSON: " + JsonValues.fault(actual.json())));
  }

  private Json json(String expression) {
    try {
      return JsonValues.query(expression, json());
    } catch (JsonValues.UnfitException e) {
      throw fails("the JSONata %s does not fit the answer: %s".formatted(expression, message(e)));
    }
  }

  private AssertionError fails(String sentence) {
    return failure("%s", shown(sentence));
  }

  private static String message(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }

  /** A sentence, and below it what it is about. */
  private String shown(String sentence) {
    return sentence
        + "\nthe answer:\n"
        + actual.text().indent(2)
        + actual.recording().map(file -> "recorded in " + file).orElse("not recorded");
  }

  private static String quoted(List<String> texts) {
    return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", "));
  }
}
