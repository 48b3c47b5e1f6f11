package ai.memories.evaluation.template;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.json.Json;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every value. */
class TemplatePropertiesTest {
  private final Templates templates = new Templates();

  private String render(String template, Json value) {
    return templates.compile(template, "p").render(Vars.of(Map.of("x", value)));
  }

  @Property(tries = 500)
  void textOfAnyKind_isDataAndNeverATemplate(@ForAll String text) {
    assertThat(render("<{{ x }}>", Json.text(text))).isEqualTo("<" + text + ">");
  }

  @Property(tries = 500)
  void doubleThatIsPrinted_readsBackAsTheSameAndIsNoLongerThanJavas(@ForAll double number) {
    String printed = JsNumber.print(number);

    assertThat(Double.parseDouble(printed) == number).isTrue();
    assertThat(digits(printed)).isLessThanOrEqualTo(digits(Double.toString(number)));
  }

  @Property(tries = 500)
  void listOfTexts_survivesDump(@ForAll List<String> texts) {
    var array = Json.nodes().arrayNode();
    texts.forEach(array::add);
    Json list = Json.of(array);

    assertThat(Json.parse(render("{{ x | dump }}", list)).node()).isEqualTo(list.node());
    assertThat(Json.parse(render("{{ x | dump(2) }}", list)).node()).isEqualTo(list.node());
  }

  private static int digits(String number) {
    String mantissa = number.replaceFirst("[eE].*", "").replace(".", "").replace("-", "");
    return mantissa.replaceFirst("^0+", "").replaceFirst("0+$", "").length();
  }
}
