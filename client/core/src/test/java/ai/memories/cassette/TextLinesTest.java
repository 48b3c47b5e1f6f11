package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextLinesTest {

  @Test
  void textOfSeveralLines_isAnArrayOfLines() {
    assertThat(Json.of(TextLines.split(Json.parse("{\"t\":\"a\\n\\nb\\r\\n\"}").node())).compact())
        .isEqualTo("{\"t\":{\"$lines\":[\"a\",\"\",\"b\\r\",\"\"]}}");
  }

  @Test
  void textOfOneLine_staysText() {
    assertThat(Json.of(TextLines.split(Json.parse("[\"a\\r\"]").node())).compact())
        .isEqualTo("[\"a\\r\"]");
  }

  @Test
  void keyThatLooksLikeTheMark_survives() {
    Json tricky = Json.parse("{\"$lines\":[\"a\",\"b\"],\"$$lines\":{\"$lines\":[1]}}");
    assertThat(Json.of(TextLines.join(TextLines.split(tricky.node())))).isEqualTo(tricky);
    Json alone = Json.parse("{\"$lines\":[\"a\",\"b\"]}");
    assertThat(Json.of(TextLines.join(TextLines.split(alone.node())))).isEqualTo(alone);
  }

  @Property
  void anyText_survives(@ForAll("texts") String text, @ForAll("keys") String key) {
    ObjectNode node = Json.object();
    node.put(key, text).putArray("all").add(text).addObject().put(key, text);
    Json json = Json.of(node);
    assertThat(Json.of(TextLines.join(TextLines.split(node)))).isEqualTo(json);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab\n\r\t\"\\$ ").ofMaxLength(30);
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.of("$lines", "$$lines", "lines", "a", "", "$", "x\ny");
  }
}
