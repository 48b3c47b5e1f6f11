package ai.memories.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAnswerTest {

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}", " \n{\"a\": 1}\n ", "{\"a\":0,\"a\":1}"})
  void bareJson_isAValue(String text) {
    assertThat(JsonAnswer.read(text))
        .isEqualTo(new JsonAnswer.Value(Json.parse("{\"a\":1}"), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```json\n{\"a\":1}\n```",
        "```\n{\"a\":1}```",
        "  ```JSON  \r\n{\"a\":1}\r\n```  \n",
        "```json\n{\"a\":1}\n",
        "```json\n{\"a\":1}\n``",
      })
  void jsonInAFence_isAFencedValue(String text) {
    assertThat(JsonAnswer.read(text))
        .isEqualTo(new JsonAnswer.Value(Json.parse("{\"a\":1}"), true));
  }

  @Test
  void backticksInsideTheJson_areKept() {
    assertThat(JsonAnswer.read("\"```\"").json()).contains(Json.text("```"));
    assertThat(JsonAnswer.read("```json\n\"```\"\n```").json()).contains(Json.text("```"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Sorry, I cannot.",
        "{\"a\":1} and more",
        "{a: 1}",
        "[1,]",
        "t",
        "-",
        "{\"a\":tru }",
        "{\"a\":01}",
        "```json\n```",
        "Here:\n```json\n{}\n```",
        "```json\n{}\n```\nThat is all."
      })
  void otherText_isNoJsonAndNotCutOff(String text) {
    JsonAnswer answer = JsonAnswer.read(text);
    assertThat(answer.json()).isEmpty();
    assertThat(answer.cutOff()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[1,",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":-",
        "{\"a\":1.",
        "{\"a\":1e+",
        "[tru",
        "[n",
        "\"abc",
        "{\"a\":\"x\\",
        "{\"a\":\"\\u12",
        "```json\n{\"a\":",
        "```json\n",
        "[-0.",
        "[[],fals"
      })
  void jsonThatEndsEarly_isCutOff(String text) {
    assertThat(JsonAnswer.read(text))
        .asInstanceOf(type(JsonAnswer.NoJson.class))
        .satisfies(answer -> assertThat(answer.cutOff()).isTrue())
        .satisfies(answer -> assertThat(answer.message()).isNotBlank());
  }

  @Test
  void aFault_hasLineAndColumnOfTheWholeText() {
    assertThat(JsonAnswer.read("{\n  \"a\": oops\n}"))
        .asInstanceOf(type(JsonAnswer.NoJson.class))
        .satisfies(fault -> assertThat(fault.line()).isEqualTo(2))
        .satisfies(fault -> assertThat(fault.fenced()).isFalse());
    assertThat(JsonAnswer.read("\n```json\n{\n  \"a\": oops\n}\n```"))
        .asInstanceOf(type(JsonAnswer.NoJson.class))
        .satisfies(fault -> assertThat(fault.line()).isEqualTo(4))
        .satisfies(fault -> assertThat(fault.fenced()).isTrue());
  }

  @Property(seed = "20261123")
  void everyBeginningOfAnObject_isCutOff(
      @ForAll("objects") Json value, @ForAll @IntRange(max = 999) int perMille) {
    String text = value.compact();
    int length = Math.max(1, text.length() * perMille / 1000);
    assertThat(JsonAnswer.read(text.substring(0, length)).cutOff())
        .as(text.substring(0, length))
        .isTrue();
    assertThat(JsonAnswer.read("```json\n" + text.substring(0, length)).cutOff()).isTrue();
    assertThat(JsonAnswer.read("```json\n" + text + "\n```").json()).contains(value);
  }

  /** Out of what all of JSON and a fence are made of, which a random text hardly ever holds. */
  @Property(seed = "20261123")
  void everyBeginningOfAnObjectOfPunctuation_isCutOff(
      @ForAll("objectsOfPunctuation") Json value, @ForAll @IntRange(max = 999) int perMille) {
    everyBeginningOfAnObject_isCutOff(value, perMille);
  }

  @Provide
  Arbitrary<Json> objects() {
    return objects(Arbitraries.strings());
  }

  @Provide
  Arbitrary<Json> objectsOfPunctuation() {
    return objects(
        Arbitraries.strings()
            .withChars(
                "`\\\"{}[],: \n\r\te.+-019truefalsnE\u2028\u00a0\ufeff\u0000".toCharArray()));
  }

  private static Arbitrary<Json> objects(StringArbitrary texts) {
    Arbitrary<Json> scalars =
        Arbitraries.oneOf(
            texts.ofMaxLength(8).map(Json::text),
            Arbitraries.bigDecimals().map(number -> Json.parse(number.toString())),
            Arbitraries.of("true", "false", "null", "[]", "{}", "1.5E-7").map(Json::parse));
    Arbitrary<Json> arrays =
        scalars
            .list()
            .ofMaxSize(3)
            .map(
                items -> {
                  var array = Json.nodes().arrayNode();
                  items.forEach(item -> array.add(item.node()));
                  return Json.of(array);
                });
    return Arbitraries.maps(texts.ofMaxLength(5), Arbitraries.oneOf(scalars, arrays))
        .ofMaxSize(4)
        .map(
            members -> {
              var object = Json.object();
              members.forEach((name, value) -> object.set(name, value.node()));
              return Json.of(object);
            });
  }
}
