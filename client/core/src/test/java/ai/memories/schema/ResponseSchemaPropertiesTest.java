package ai.memories.schema;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The mapping, held against schemas that are made together with an answer they must accept. */
class ResponseSchemaPropertiesTest {

  /** A schema, an answer that keeps it, and one that breaks it at a known place. */
  record Sample(ObjectNode schema, JsonNode good, JsonNode bad, String at) {
    ResponseSchema parsed() {
      return ResponseSchema.parse(Json.of(schema).compact());
    }
  }

  @Property
  void aConformingAnswer_isAccepted(@ForAll("samples") Sample sample) {
    assertThat(sample.parsed().validate(Json.of(sample.good()))).isEmpty();
  }

  @Property
  void aBrokenAnswer_isRefusedWhereItIsBroken(@ForAll("samples") Sample sample) {
    assertThat(sample.parsed().validate(Json.of(sample.bad())))
        .extracting(SchemaViolation::pointer)
        .containsOnly(sample.at());
  }

  @Property
  void theMapping_isValidJsonSchemaWithTheSameVerdicts(@ForAll("samples") Sample sample) {
    JsonSchema plain = JsonSchema.of(sample.parsed().toJsonSchema());
    assertThat(plain.validate(Json.of(sample.good()))).isEmpty();
    assertThat(plain.validate(Json.of(sample.bad()))).isNotEmpty();
  }

  @Property
  void strictChecks_acceptAnswersWithoutExtras(@ForAll("samples") Sample sample) {
    ResponseSchema strict = sample.parsed().checking(SchemaChecks.standard().withStrict(true));
    assertThat(strict.validate(Json.of(sample.good()))).isEmpty();
  }

  @Property
  void nullableAddsNullAndNothingElse(@ForAll("samples") Sample sample) {
    Assume.that(!sample.bad().isNull());
    ObjectNode schema = sample.schema().deepCopy().put("nullable", true);
    ResponseSchema nullable = ResponseSchema.of(Json.of(schema));
    assertThat(nullable.validate(Json.parse("null"))).isEmpty();
    assertThat(nullable.validate(Json.of(sample.good()))).isEmpty();
    assertThat(nullable.validate(Json.of(sample.bad()))).isNotEmpty();
  }

  @Property
  void theLetterCaseOfTypes_changesNoVerdict(@ForAll("samples") Sample sample) {
    ResponseSchema lower = ResponseSchema.of(Json.of(lowerCased(sample.schema())));
    assertThat(lower.toJsonSchema()).isEqualTo(sample.parsed().toJsonSchema());
  }

  private static ObjectNode lowerCased(ObjectNode schema) {
    ObjectNode copy = schema.deepCopy();
    SchemaTree.visit(
        copy, (at, node) -> node.put("type", node.path("type").asText().toLowerCase(Locale.ROOT)));
    return copy;
  }

  @Provide
  Arbitrary<Sample> samples() {
    return samples(3);
  }

  private static Arbitrary<Sample> samples(int depth) {
    Arbitrary<Sample> scalar =
        Arbitraries.oneOf(texts(), choices(), integers(), numberChoices(), numbers(), booleans());
    return depth == 0
        ? scalar
        : Arbitraries.frequencyOf(
            Tuple.of(3, scalar), Tuple.of(2, arrays(depth)), Tuple.of(3, objects(depth)));
  }

  private static ObjectNode schema(String type) {
    return Json.object().put("type", type);
  }

  private static JsonNode node(String json) {
    return Json.parse(json).node();
  }

  private static Arbitrary<Sample> texts() {
    return Arbitraries.strings()
        .ofMaxLength(6)
        .map(
            text -> {
              int length = text.codePointCount(0, text.length());
              ObjectNode schema = schema("STRING").put("maxLength", String.valueOf(length));
              schema.put("minLength", length);
              return new Sample(schema, Json.text(text).node(), Json.text(text + "x").node(), "");
            });
  }

  private static Arbitrary<Sample> choices() {
    return Arbitraries.strings()
        .ofMinLength(1)
        .ofMaxLength(4)
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(
            values -> {
              ObjectNode schema = schema("STRING").put("format", "enum");
              ArrayNode allowed = schema.putArray("enum");
              values.forEach(allowed::add);
              JsonNode bad = Json.text(String.join("", values) + "?").node();
              return new Sample(schema, Json.text(values.get(0)).node(), bad, "");
            });
  }

  private static Arbitrary<Sample> integers() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 3))
        .as(
            (value, form) -> {
              ObjectNode schema = schema("INTEGER").put("minimum", value);
              JsonNode good = node(form == 0 ? value + ".0" : String.valueOf(value));
              JsonNode bad =
                  switch (form) {
                    case 0 -> node(value + ".5");
                    case 1 -> Json.text(String.valueOf(value)).node();
                    case 2 -> node("null");
                    default ->
                        Json.nodes().numberNode(good.decimalValue().subtract(BigDecimal.ONE));
                  };
              return new Sample(schema, good, bad, "");
            });
  }

  private static Arbitrary<Sample> numberChoices() {
    return Combinators.combine(
            Arbitraries.integers().between(-500, 500), Arbitraries.of("INTEGER", "NUMBER"))
        .as(
            (value, type) -> {
              ObjectNode schema = schema(type);
              schema.putArray("enum").add(String.valueOf(value)).add("1000");
              return new Sample(schema, node(value + ".0"), node(String.valueOf(value + 2000)), "");
            });
  }

  private static Arbitrary<Sample> numbers() {
    return Arbitraries.bigDecimals()
        .map(
            value -> {
              ObjectNode schema = schema("NUMBER").put("maximum", value.toString());
              JsonNode bad = Json.nodes().numberNode(value.add(BigDecimal.ONE));
              return new Sample(schema, Json.nodes().numberNode(value), bad, "");
            });
  }

  private static Arbitrary<Sample> booleans() {
    return Arbitraries.of(true, false)
        .map(
            value ->
                new Sample(
                    schema("BOOLEAN"),
                    node(String.valueOf(value)),
                    Json.text("" + value).node(),
                    ""));
  }

  private static Arbitrary<Sample> arrays(int depth) {
    return Combinators.combine(
            Arbitraries.lazy(() -> samples(depth - 1)), Arbitraries.integers().between(1, 3))
        .as(
            (item, size) -> {
              ObjectNode schema = schema("ARRAY").put("maxItems", size);
              schema.set("items", item.schema());
              ArrayNode good = Json.nodes().arrayNode();
              for (int i = 0; i < size; i++) {
                good.add(item.good());
              }
              ArrayNode bad = good.deepCopy();
              bad.set(size - 1, item.bad());
              return new Sample(schema, good, bad, "/" + (size - 1) + item.at());
            });
  }

  private static Arbitrary<Sample> objects(int depth) {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(5),
            Arbitraries.of("type", "properties", "anyOf", "a/b", "c~d", "$ref", "items"));
    return Combinators.combine(
            Arbitraries.maps(names, Arbitraries.lazy(() -> samples(depth - 1)))
                .ofMinSize(1)
                .ofMaxSize(4),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(true, false))
        .as(ResponseSchemaPropertiesTest::object);
  }

  private static Sample object(Map<String, Sample> members, int broken, boolean missing) {
    ObjectNode schema = schema("OBJECT");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    ObjectNode good = Json.object();
    members.forEach(
        (name, member) -> {
          properties.set(name, member.schema());
          required.add(name);
          good.set(name, member.good());
        });
    var chosen = List.copyOf(members.entrySet()).get(broken % members.size());
    String name = chosen.getKey();
    ObjectNode bad = good.deepCopy();
    if (missing) {
      bad.remove(name);
      return new Sample(schema, good, bad, "");
    }
    Sample member = chosen.getValue();
    bad.set(name, member.bad());
    return new Sample(schema, good, bad, Pointer.child("", name) + member.at());
  }
}
