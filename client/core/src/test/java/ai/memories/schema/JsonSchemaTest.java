package ai.memories.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.memories.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {

  private static List<String> violations(String schema, String value) {
    return JsonSchema.parse(schema).validate(Json.parse(value)).stream()
        .map(SchemaViolation::toString)
        .toList();
  }

  @Nested
  class Reading {

    @Test
    void allProblems_comeAtOnceWithTheirPointers() {
      var e =
          catchThrowableOfType(
              SchemaException.class,
              () ->
                  JsonSchema.parse(
                      """
                      {"type": "strin",
                       "properties": {"a": {"minLength": -1}, "b": {"pattern": "a("},
                                      "c": {"$ref": "#/$defs/nme"},
                                      "d": {"$ref": "https://example.com/s.json"}},
                       "patternProperties": {"x++": true},
                       "$defs": {"name": {"type": "string"}}}\
                      """));
      assertThat(e.problems())
          .extracting(SchemaProblem::pointer)
          .containsExactlyInAnyOrder(
              "/type",
              "/properties/a/minLength",
              "/properties/b/pattern",
              "/properties/c/$ref",
              "/properties/d/$ref",
              "/patternProperties/x++");
      assertThat(e)
          .hasMessageContaining("did you mean \"string\"?")
          .hasMessageContaining("did you mean \"#/$defs/name\"?")
          .hasMessageContaining("nothing is fetched");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://json-schema.org/draft-04/schema#",
          "http://json-schema.org/draft-06/schema#",
          "http://json-schema.org/draft-07/schema",
          "https://json-schema.org/draft/2019-09/schema",
          "https://json-schema.org/draft/2020-12/schema",
        })
    void everyDraft_isKnownAndChecked(String draft) {
      String start = "{\"$schema\":\"" + draft + "\",\"type\":";
      assertThat(violations(start + "\"integer\"}", "1")).isEmpty();
      assertThat(violations(start + "\"integer\"}", "true"))
          .containsExactly("expected integer, got true");
      assertThatThrownBy(() -> JsonSchema.parse(start + "\"intger\"}"))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("did you mean \"integer\"?");
    }

    @Test
    void draft4_keepsItsOwnMeaning() {
      String schema =
          """
          {"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 3,
           "exclusiveMinimum": true}\
          """;
      assertThat(violations(schema, "4")).isEmpty();
      assertThat(violations(schema, "3")).hasSize(1);
    }

    @Test
    void anUnknownDraft_isRefusedWithTheKnownOnes() {
      assertThatThrownBy(() -> JsonSchema.parse("{\"$schema\":\"https://example.com/draft\"}"))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("/$schema")
          .hasMessageContaining("2020-12");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"$ref\":\"#\"}",
          "{\"allOf\":[{\"$ref\":\"#/$defs/a\"}],\"$defs\":{\"a\":{\"$ref\":\"#\"}}}",
          "3",
          "{\"$id\":\"https://a.example/b\",\"$ref\":\"c\"}",
          "{\"$ref\":\"classpath:draft/2020-12/schema\"}",
          "{\"$id\":\"https://a.example/b\",\"$ref\":\"file:///etc/hostname\"}",
        })
    void whatCannotBeUsed_isRefused(String schema) {
      assertThatThrownBy(() -> JsonSchema.parse(schema)).isInstanceOf(SchemaException.class);
    }

    @Test
    void aRemoteReference_isNeverFetched() throws IOException {
      try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        String url = "http://127.0.0.1:" + server.getLocalPort() + "/s.json";
        for (String id : List.of("", "\"$id\":\"https://a.example/b\",")) {
          assertThatThrownBy(() -> JsonSchema.parse("{" + id + "\"$ref\":\"" + url + "\"}"))
              .isInstanceOf(SchemaException.class);
        }
        server.setSoTimeout(50);
        assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
      }
    }

    @Test
    void localReferences_work() {
      String schema =
          """
          {"$id": "https://a.example/b", "properties": {"next": {"$ref": "#"},
             "n": {"$ref": "n"}}, "$defs": {"x": {"$id": "n", "type": "integer"}}}\
          """;
      assertThat(violations(schema, "{\"next\":{\"n\":\"1\"}}"))
          .containsExactly("/next/n: expected integer, got string \"1\"");
    }
  }

  @Nested
  class Validating {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "{'const':3} | 4 | expected 3, got number 4",
          "{'exclusiveMinimum':3} | 3 | expected more than 3, got number 3",
          "{'exclusiveMaximum':3} | 3 | expected less than 3, got number 3",
          "{'multipleOf':0.01} | 1.234 | expected a multiple of 0.01, got number 1.234",
          "{'uniqueItems':true} | [1,1] | expected no item twice, got array [1,1]",
          "{'additionalProperties':false} | {'a/b':1} | /a~1b: the property \"a/b\" is not allowed",
          "{'unevaluatedProperties':false} | {'a':1} | /a: the property \"a\" is not allowed",
          "{'prefixItems':[true],'items':false} | [1,2] | expected no further items, got 2 in all",
          "{'contains':{'type':'null'}} | [1] | expected another number of items that fit"
              + " {\"type\":\"null\"}, got array [1]",
          "{'not':{'type':'null'}} | null | expected a value that does not fit {\"type\":\"null\"},"
              + " got null",
          "{'propertyNames':{'maxLength':1}} | {'ab':1} | /ab: the name \"ab\" breaks the rule"
              + " {\"maxLength\":1}",
          "{'dependentRequired':{'a':['b']}} | {'a':1} | expected properties by the rule"
              + " {\"a\":[\"b\"]}, got object {\"a\":1}",
          "{'properties':{'a':false}} | {'a':1} | /a: no value is allowed here, got number 1",
          "{'oneOf':[{'minimum':1},{'minimum':2}]} | 3 | expected exactly one alternative to fit,"
              + " got number 3",
          "{'oneOf':[{'type':'string'},{'type':'null'}]} | 3 | expected string or null, got number"
              + " 3",
          "{'minProperties':1} | {} | expected at least 1 properties, got 0: {}",
          "{'items':[{}],'$schema':'http://json-schema.org/draft-07/schema','additionalItems':false}"
              + " | [1,2] | expected no further items, got 2 in all",
        })
    void everyKeyword_speaksOurWords(String schema, String value, String message) {
      assertThat(violations(schema.replace('\'', '"'), value.replace('\'', '"')))
          .containsExactly(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2E19", "1.8446744073709551617E19", "1E30", "101", "100.5"})
    void numbersBeyondALong_areComparedExactly(String big) {
      assertThat(violations("{\"type\":\"integer\",\"maximum\":100}", big)).isNotEmpty();
      assertThat(violations("{\"type\":\"number\",\"exclusiveMinimum\":100}", big)).isEmpty();
    }

    @Test
    void nullableOfTheOtherDialect_hasNoMeaning() {
      String schema =
          "{\"$schema\":\"http://json-schema.org/draft-07/schema\",\"type\":\"string\",\"nullable\":true}";
      assertThat(violations(schema, "null")).hasSize(1);
    }

    @Test
    void formats_areAnnotationsUnlessAsserted() {
      JsonSchema schema = JsonSchema.parse("{\"format\":\"email\"}");
      Json wrong = Json.text("nobody");
      assertThat(schema.validate(wrong)).isEmpty();
      assertThat(schema.assertingFormats().validate(wrong))
          .containsExactly(new SchemaViolation("", "expected format email, got string \"nobody\""));
    }

    @Test
    void twoSchemasWithOneId_doNotMix() {
      String start = "{\"$id\":\"https://a.example/same\",\"type\":";
      assertThat(violations(start + "\"string\"}", "\"x\"")).isEmpty();
      assertThat(violations(start + "\"number\"}", "\"x\"")).hasSize(1);
    }

    @Test
    void messagesDoNotFollowTheLocale() {
      Locale before = Locale.getDefault();
      try {
        Locale.setDefault(Locale.GERMAN);
        assertThat(
                violations(
                    "{\"dependentSchemas\":{\"a\":{\"maxLength\":1,\"maximum\":1}}}", "{\"a\":1}"))
            .isEmpty();
        assertThat(violations("{\"maximum\":1.5}", "2.5"))
            .containsExactly("expected at most 1.5, got number 2.5");
      } finally {
        Locale.setDefault(before);
      }
    }
  }

  @Nested
  class Detection {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"type\":\"OBJECT\"}",
          "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"STRING\"}}}",
          "{\"type\":\"string\",\"nullable\":true}",
          "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"propertyOrdering\":[\"a\"]}",
          "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"OBJECT\"}",
        })
    void whatOnlyTheGeminiDialectHas_isRecognised(String schema) {
      assertThat(AnswerSchema.parse(schema)).isInstanceOf(ResponseSchema.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "true",
          "{\"type\":\"object\"}",
          "{\"properties\":{\"nullable\":{\"type\":\"string\"},\"type\":{\"const\":\"OBJECT\"}}}",
          "{\"default\":{\"type\":\"OBJECT\",\"nullable\":true}}",
          "{\"$schema\":\"http://json-schema.org/draft-07/schema\",\"type\":\"string\",\"nullable\":true}",
        })
    void anythingElse_isJsonSchema(String schema) {
      assertThat(AnswerSchema.parse(schema)).isInstanceOf(JsonSchema.class);
    }
  }

  @Test
  void lint_namesKeywordsNoDraftHas_withASuggestion_andNotWhatIsInsideThem() {
    JsonSchema schema =
        JsonSchema.parse(
            """
            {"requried": ["a"], "x-team": {"any": 1}, "properties": {"minlength": {"minlength": 2}},
             "ui": {"widget": "text"}, "default": {"free": 1}}
            """);

    assertThat(schema.lint())
        .extracting(SchemaProblem::toString)
        .containsExactlyInAnyOrder(
            "/requried: JSON Schema has no keyword \"requried\", so it demands nothing; did you"
                + " mean \"required\"?",
            "/properties/minlength/minlength: JSON Schema has no keyword \"minlength\", so it"
                + " demands nothing; did you mean \"minLength\"?",
            "/ui: JSON Schema has no keyword \"ui\", so it demands nothing; remove it");
  }
}
