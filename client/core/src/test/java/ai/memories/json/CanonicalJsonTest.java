package ai.memories.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1.0",
    "1, 10e-1",
    "1, 1E0",
    "100, 1e2",
    "0, -0",
    "0, 0.000",
    "0.1, 1e-1",
    "-2.50, -2.5",
    "123456789012345678901234567890, 1.2345678901234567890123456789e29"
  })
  void numbersOfOneValue_haveOneSpelling(String one, String other) {
    assertThat(Json.parse(one)).isEqualTo(Json.parse(other));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2",
    "0.1, 0.10000000000000001",
    "9007199254740993, 9007199254740992",
    "1, -1",
    "1e300, 1e301"
  })
  void differentNumbers_stayDifferent(String one, String other) {
    assertThat(Json.parse(one)).isNotEqualTo(Json.parse(other));
  }

  @Test
  void hugeExponent_isRefusedWithoutCostingMemory() {
    assertThatThrownBy(() -> Json.parse("1e999999999").canonical())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000 digits");
    assertThatThrownBy(() -> Json.parse("1e-999999999").canonical())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\\ud800\"", "\"a\\udc00b\"", "{\"a\": [\"\\ud83d\"]}", "[\"\\udc00\\ud800\"]"})
  void loneSurrogate_isRefused(String json) {
    assertThatThrownBy(() -> Json.parse(json).canonical())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lone surrogate");
  }

  @Test
  void surrogatePair_isOneCharacter() {
    assertThat(Json.parse("\"\\ud83d\\ude00\"").canonical()).isEqualTo("\"😀\"");
  }

  @Test
  void keys_areSortedAtEveryDepth() {
    assertThat(Json.parse("{\"b\":{\"z\":1,\"a\":[{\"y\":2,\"x\":3}]},\"a\":null}").canonical())
        .isEqualTo("{\"a\":null,\"b\":{\"a\":[{\"x\":3E0,\"y\":2E0}],\"z\":1E0}}");
  }

  @Test
  void orderOfArrays_counts() {
    assertThat(Json.parse("[1,2]")).isNotEqualTo(Json.parse("[2,1]"));
  }

  @Test
  void textThatLooksLikeANumber_staysText() {
    assertThat(Json.parse("\"1\"")).isNotEqualTo(Json.parse("1"));
    assertThat(Json.parse("\"null\"")).isNotEqualTo(Json.parse("null"));
  }

  @Test
  void emptyContainers_areTold() {
    assertThat(Json.parse("{\"a\":{},\"b\":[]}").canonical()).isEqualTo("{\"a\":{},\"b\":[]}");
  }

  @Property
  void keyOrder_neverCounts(@ForAll("objects") ObjectNode object, @ForAll Random random) {
    assertThat(Json.of(shuffled(object, random))).isEqualTo(Json.of(object));
  }

  @Property
  void canonicalForm_isJsonOfTheSameValue(@ForAll("objects") ObjectNode object) {
    String canonical = Json.of(object).canonical();
    assertThat(Json.parse(canonical).canonical()).isEqualTo(canonical);
    assertThat(Json.parse(Json.of(object).pretty()).canonical()).isEqualTo(canonical);
    assertThat(Json.parse(Json.of(object).compact()).canonical()).isEqualTo(canonical);
  }

  @Property
  void anyOtherMember_makesAnotherValue(@ForAll("objects") ObjectNode object, @ForAll int number) {
    ObjectNode longer = object.deepCopy();
    longer.put("a name no generator makes", number);
    assertThat(Json.of(longer)).isNotEqualTo(Json.of(object));
  }

  @Property
  void decimals_areEqualExactlyIfTheirValuesAre(
      @ForAll BigDecimal one, @ForAll BigDecimal other, @ForAll("scales") int zeros) {
    Json written = Json.parse(one.toString());
    assertThat(Json.parse(one.setScale(one.scale() + zeros).toPlainString())).isEqualTo(written);
    assertThat(Json.parse(other.toString()).equals(written)).isEqualTo(one.compareTo(other) == 0);
  }

  @Property
  void text_survives(@ForAll("texts") String text) {
    assertThat(Json.parse(Json.text(text).canonical()).node().textValue()).isEqualTo(text);
  }

  @Provide
  Arbitrary<Integer> scales() {
    return Arbitraries.integers().between(0, 20);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Integer> codePoints =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 0xD7FF),
            Arbitraries.integers().between(0xE000, 0x10FFFF));
    return codePoints
        .list()
        .ofMaxSize(12)
        .map(
            points -> {
              var text = new StringBuilder();
              points.forEach(text::appendCodePoint);
              return text.toString();
            });
  }

  @Provide
  Arbitrary<ObjectNode> objects() {
    return object(2);
  }

  private Arbitrary<ObjectNode> object(int depth) {
    return Arbitraries.maps(texts(), value(depth))
        .ofMaxSize(5)
        .map(
            members -> {
              ObjectNode node = Json.object();
              members.forEach(node::set);
              return node;
            });
  }

  private Arbitrary<JsonNode> value(int depth) {
    Arbitrary<JsonNode> leaf =
        Arbitraries.oneOf(
            texts().map(Json.nodes()::textNode),
            Arbitraries.bigDecimals().map(Json.nodes()::numberNode),
            Arbitraries.longs().map(Json.nodes()::numberNode),
            Arbitraries.of(true, false).map(Json.nodes()::booleanNode),
            Arbitraries.just(Json.nodes().nullNode()));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<JsonNode> array =
        value(depth - 1).list().ofMaxSize(4).map(items -> Json.nodes().arrayNode().addAll(items));
    return Arbitraries.oneOf(leaf, array, object(depth - 1).map(node -> node));
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (node.isObject()) {
      List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
      Collections.shuffle(members, random);
      ObjectNode copy = Json.object();
      members.forEach(member -> copy.set(member.getKey(), shuffled(member.getValue(), random)));
      return copy;
    }
    if (node.isArray()) {
      var copy = Json.nodes().arrayNode();
      node.forEach(item -> copy.add(shuffled(item, random)));
      return copy;
    }
    return node;
  }
}
