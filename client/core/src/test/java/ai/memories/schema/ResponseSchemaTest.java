package ai.memories.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import ai.memories.regex.RegexTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseSchemaTest {

  private static List<String> violations(String schema, String value) {
    return ResponseSchema.parse(schema).validate(Json.parse(value)).stream()
        .map(SchemaViolation::toString)
        .toList();
  }

  private static String mapped(String schema) {
    var mapped = ResponseSchema.parse(schema).toJsonSchema().node();
    return mapped
        .toString()
        .replace("\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"", "")
        .replace("{,", "{");
  }

  @Nested
  class Reading {

    @Test
    void brokenJson_isASyntaxError() {
      assertThatThrownBy(() -> ResponseSchema.parse("{\"type\":"))
          .isInstanceOf(JsonSyntaxException.class);
      assertThatThrownBy(() -> ResponseSchema.parse("{\"type\":\"STRING\",\"type\":\"NULL\"}"))
          .isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void allProblems_comeAtOnceWithTheirPointers() {
      var e =
          catchThrowableOfType(
              SchemaException.class,
              () ->
                  ResponseSchema.parse(
                      """
                      {"type": "OBJEKT", "nullable": "true", "properties": {
                         "a": {"type": "STRING", "minLength": -1, "pattern": "("},
                         "b": {"type": "INTEGER", "enum": ["one"]},
                         "c": "STRING",
                         "d": {"type": ["STRING", "NULL"]},
                         "e": {"$ref": "#/$defs/nme"}},
                       "required": "a", "anyOf": {}, "$defs": {"name": {"type": "STRING"}}}"""));
      assertThat(e.problems())
          .extracting(SchemaProblem::pointer)
          .containsExactly(
              "/type",
              "/nullable",
              "/properties/a/minLength",
              "/properties/a/pattern",
              "/properties/b/enum/0",
              "/properties/c",
              "/properties/d/type",
              "/properties/e/$ref",
              "/required",
              "/anyOf");
      assertThat(e)
          .hasMessageContaining("10 problems")
          .hasMessageContaining("did you mean \"OBJECT\"?")
          .hasMessageContaining("add nullable: true")
          .hasMessageContaining("did you mean \"#/$defs/name\"?");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "3 | a schema is an object",
          "{\"type\":\"STRING\",\"maxLength\":1.5} | a whole number from 0",
          "{\"type\":\"STRING\",\"maxLength\":\"ten\"} | a whole number from 0",
          "{\"type\":\"NUMBER\",\"minimum\":true} | a number",
          "{\"type\":\"NUMBER\",\"minimum\":1E999999999} | a number",
          "{\"type\":\"STRING\",\"enum\":\"a\"} | an array of texts",
          "{\"type\":\"STRING\",\"enum\":[true]} | a text",
          "{\"type\":\"OBJECT\",\"properties\":[]} | an object of name and schema",
          "{\"type\":\"STRING\",\"pattern\":\"a++\"} | possessive",
          "{\"type\":\"STRING\",\"description\":7} | a text",
          "{\"$ref\":\"https://example.com/s.json\"} | leads nowhere",
        })
    void aMeaninglessKeyword_isRefusedInWords(String schema, String words) {
      assertThatThrownBy(() -> ResponseSchema.parse(schema))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining(words);
    }

    @Test
    void aReferenceInACircle_isRefused() {
      assertThatThrownBy(() -> ResponseSchema.parse("{\"anyOf\":[{\"$ref\":\"#\"}]}"))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("refers to itself without end");
    }
  }

  @Nested
  class Mapping {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "{\"type\":\"STRING\",\"nullable\":false} | {\"type\":\"string\"}",
          "{\"type\":\"STRING\",\"nullable\":true,\"enum\":[\"a\"]} | {\"type\":[\"string\",\"null\"],\"enum\":[\"a\",null]}",
          "{\"type\":\"INTEGER\",\"enum\":[\"1\",\"2.0\"]} | {\"type\":\"integer\",\"enum\":[1,2.0]}",
          "{\"type\":\"ARRAY\",\"minItems\":\"1\"} | {\"type\":\"array\",\"minItems\":1}",
          "{\"type\":\"STRING\",\"format\":\"enum\",\"enum\":[\"a\"]} | {\"type\":\"string\",\"enum\":[\"a\"]}",
          "{\"type\":\"STRING\",\"format\":\"date\",\"example\":\"x\"} | {\"type\":\"string\",\"format\":\"date\",\"examples\":[\"x\"]}",
          "{\"type\":\"OBJECT\",\"nullable\":true,\"anyOf\":[{\"type\":\"NUMBER\"}]} | {\"anyOf\":[{\"type\":\"number\"},{\"type\":\"null\"}]}",
          "{\"type\":\"INTEGER\",\"nullable\":true,\"default\":null} | {\"type\":[\"integer\",\"null\"],\"default\":null}",
          "{\"type\":\"OBJECT\",\"enum\":[\"x\"],\"propertyOrdering\":[\"a\"]} | {\"type\":\"object\"}",
          "{\"type\":\"NULL\",\"nullable\":true} | {\"type\":\"null\"}",
        })
    void eachRowOfTheTable_isMapped(String gemini, String plain) {
      assertThat(mapped(gemini)).isEqualTo(plain);
    }

    @Test
    void strict_closesObjectsAndLetsAlternativesAdd() {
      var schema =
          ResponseSchema.parse(
                  """
                  {"type": "OBJECT", "properties": {"a": {"type": "STRING"}},
                   "anyOf": [{"type": "OBJECT", "properties": {"b": {"type": "STRING"}}}]}""")
              .checking(SchemaChecks.standard().withStrict(true));
      assertThat(schema.validate(Json.parse("{\"a\":\"x\",\"b\":\"y\"}"))).isEmpty();
      assertThat(schema.validate(Json.parse("{\"a\":\"x\",\"c\":\"y\"}"))).isNotEmpty();
    }
  }

  @Nested
  class Messages {

    @Test
    void sayWhatWasExpectedAndWhatCame() {
      assertThat(violations("{\"type\":\"INTEGER\"}", "\"3\""))
          .containsExactly("expected integer, got string \"3\"");
      assertThat(violations("{\"type\":\"STRING\",\"enum\":[\"a\",\"b\"]}", "\"c\""))
          .containsExactly("expected one of \"a\", \"b\", got string \"c\"");
      assertThat(violations("{\"type\":\"STRING\",\"maxLength\":1}", "\"äö\""))
          .containsExactly("expected at most 1 characters, got 2: \"äö\"");
      assertThat(violations("{\"type\":\"OBJECT\",\"required\":[\"x\"]}", "{}"))
          .containsExactly("the required property \"x\" is missing");
      assertThat(violations("{\"type\":\"STRING\",\"pattern\":\"^a\"}", "\"b\""))
          .containsExactly("expected a text that matches the pattern ^a, got string \"b\"");
    }

    @Test
    void aLongValue_isShortened() {
      assertThat(violations("{\"type\":\"INTEGER\"}", "\"" + "x".repeat(500) + "\""))
          .singleElement()
          .asString()
          .endsWith("x…")
          .hasSizeLessThan(100);
    }

    @Test
    void alternativesThatAllFail_areOneViolation() {
      String schema =
          """
          {"anyOf": [{"type": "STRING", "enum": ["none"]}, {"type": "INTEGER"},
                     {"type": "STRING", "minLength": 9}]}""";
      assertThat(violations(schema, "true"))
          .containsExactly("expected string or integer, got true");
      assertThat(violations(schema, "\"many\""))
          .containsExactly(
              "fits none of the 3 alternatives: (1) expected \"none\", got string \"many\"; (2)"
                  + " expected integer, got string \"many\"; (3) expected at least 9 characters,"
                  + " got 4: \"many\"");
    }
  }

  @Nested
  class Checking {

    private final ResponseSchema schema =
        ResponseSchema.parse(
            """
            {"type": "OBJECT",
             "properties": {"b": {"type": "STRING", "format": "date"}, "a": {"type": "STRING"}},
             "propertyOrdering": ["b", "a"]}""");
    private final Json reversed = Json.parse("{\"a\":\"x\",\"b\":\"2026-11-23\"}");

    @Test
    void propertyOrder_isOffWarningOrError() {
      String message = "expected the properties in the order b, a, got a, b";
      assertThat(schema.validate(reversed)).isEmpty();
      assertThat(schema.warnings(reversed)).isEmpty();

      var warning = schema.checking(SchemaChecks.standard().withPropertyOrder(PropertyOrder.WARN));
      assertThat(warning.validate(reversed)).isEmpty();
      assertThat(warning.warnings(reversed)).containsExactly(new SchemaViolation("", message));

      var error = schema.checking(SchemaChecks.standard().withPropertyOrder(PropertyOrder.ERROR));
      assertThat(error.validate(reversed)).containsExactly(new SchemaViolation("", message));
      assertThat(error.warnings(reversed)).isEmpty();
    }

    @Test
    void formats_areAssertedOnRequest() {
      Json soon = Json.parse("{\"b\":\"soon\"}");
      assertThat(schema.validate(soon)).isEmpty();
      assertThat(schema.checking(SchemaChecks.standard().withFormats(true)).validate(soon))
          .containsExactly(new SchemaViolation("/b", "expected format date, got string \"soon\""));
    }

    @Test
    void aNumberNoComputerHolds_isAViolationAndCostsNothing() {
      assertThat(violations("{\"type\":\"NUMBER\",\"enum\":[\"1\"]}", "1E999999999"))
          .singleElement()
          .asString()
          .contains("a number a computer can hold");
      assertThat(violations("{\"type\":\"ARRAY\"}", "[{\"x\":1E-999999999}]"))
          .singleElement()
          .asString()
          .startsWith("/0/x:");
    }

    @Test
    void aRunawayPattern_isAnErrorAndNoVerdict() {
      var runaway = ResponseSchema.parse("{\"type\":\"STRING\",\"pattern\":\"(.*,){12}P\"}");
      assertThatThrownBy(() -> runaway.validate(Json.text("1,".repeat(55))))
          .isInstanceOf(RegexTimeoutException.class);
    }
  }

  @Nested
  class Identity {

    private final ResponseSchema ab =
        ResponseSchema.parse(
            "{\"type\":\"OBJECT\",\"properties\":{\"a\":{\"type\":\"STRING\"},\"b\":{\"type\":\"STRING\"}}}");

    @Test
    void keyOrder_doesNotCount() {
      var other =
          ResponseSchema.parse(
              "{\"properties\":{\"a\":{\"type\":\"STRING\"},\"b\":{\"type\":\"STRING\"}},\"type\":\"OBJECT\"}");
      assertThat(other.sha256()).isEqualTo(ab.sha256()).matches("[0-9a-f]{64}");
      assertThat(other).isEqualTo(ab).hasSameHashCodeAs(ab);
    }

    @Test
    void propertyOrder_counts() {
      var other =
          ResponseSchema.parse(
              "{\"type\":\"OBJECT\",\"properties\":{\"b\":{\"type\":\"STRING\"},\"a\":{\"type\":\"STRING\"}}}");
      assertThat(other.sha256()).isNotEqualTo(ab.sha256());
      assertThat(other).isNotEqualTo(ab);
    }

    @Test
    void dataIsNotTakenForProperties() {
      String first = "{\"type\":\"OBJECT\",\"default\":{\"properties\":{\"a\":1,\"b\":2}}}";
      String second = "{\"type\":\"OBJECT\",\"default\":{\"properties\":{\"b\":2,\"a\":1}}}";
      assertThat(ResponseSchema.parse(first).sha256())
          .isEqualTo(ResponseSchema.parse(second).sha256());
    }

    @Test
    void theSchemaIsSentAsWritten() {
      assertThat(ResponseSchema.parse("{\"type\": \"STRING\", \"x\": 1}").json().compact())
          .isEqualTo("{\"type\":\"STRING\",\"x\":1}");
    }
  }
}
