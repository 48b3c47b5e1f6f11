package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.http.Endpoint;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NormalFormPropertyTest {

  @Property(tries = 300)
  void keyOrder_neverCounts(@ForAll("bodies") ObjectNode body, @ForAll Random random) {
    assertThat(of(shuffled(body, random))).isEqualTo(of(body));
  }

  @Property(tries = 300)
  void aChangedPrompt_alwaysCounts(
      @ForAll("bodies") ObjectNode body, @ForAll("words") String more) {
    ObjectNode longer = body.deepCopy();
    ObjectNode first = (ObjectNode) longer.get("messages").get(0);
    first.put("content", first.get("content").asText() + more);
    assertThat(of(longer)).isNotEqualTo(of(body));
  }

  @Property(tries = 300)
  void whiteSpaceAndTheSpellingOfNumbers_neverCount(
      @ForAll("bodies") ObjectNode body, @ForAll @IntRange(max = 20) int zeros) {
    BigDecimal temperature = body.get("temperature").decimalValue();
    ObjectNode spelt = body.deepCopy();
    spelt.put("temperature", temperature.setScale(temperature.scale() + zeros));
    assertThat(of(Json.parse(Json.of(spelt).pretty()).node())).isEqualTo(of(body));
  }

  @Property(tries = 300)
  void theOrderOfDifferentMessages_alwaysCounts(@ForAll("bodies") ObjectNode body) {
    ObjectNode turned = body.deepCopy();
    ArrayNode messages = (ArrayNode) turned.get("messages");
    messages.add(messages.remove(0));
    assertThat(of(turned).equals(of(body))).isEqualTo(turned.equals(body));
  }

  @Property(tries = 300)
  void anotherParameter_alwaysCounts(
      @ForAll("bodies") ObjectNode body, @ForAll("words") String name, @ForAll int value) {
    ObjectNode more = body.deepCopy().put("y" + name, value);
    assertThat(of(more)).isNotEqualTo(of(body));
  }

  @Property(tries = 300)
  void theNormalForm_isItsOwnNormalForm(@ForAll("bodies") ObjectNode body) {
    Json normal = NormalForm.of(Endpoint.VU, Json.of(body), MatchRules.NONE).form();
    Json again =
        NormalForm.of(Endpoint.VU, normal.at("/body").orElseThrow(), MatchRules.NONE).form();
    assertThat(again).isEqualTo(normal);
  }

  private Fingerprint of(JsonNode body) {
    return NormalForm.of(Endpoint.VU, Json.of(body), MatchRules.NONE).fingerprint();
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(10);
  }

  @Provide
  Arbitrary<ObjectNode> bodies() {
    return Combinators.combine(
            words().list().ofMinSize(1).ofMaxSize(4),
            Arbitraries.bigDecimals(),
            Arbitraries.maps(words().map(word -> "x" + word), words()).ofMaxSize(3))
        .as(
            (prompts, temperature, more) -> {
              ObjectNode body = Json.object();
              more.forEach(body::put);
              var messages = body.putArray("messages");
              prompts.forEach(
                  prompt -> messages.addObject().put("role", "user").put("content", prompt));
              return body.put("temperature", temperature);
            });
  }

  private JsonNode shuffled(JsonNode node, Random random) {
    if (!node.isObject()) {
      return node;
    }
    List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
    Collections.shuffle(members, random);
    ObjectNode copy = Json.object();
    members.forEach(member -> copy.set(member.getKey(), shuffled(member.getValue(), random)));
    return copy;
  }
}
