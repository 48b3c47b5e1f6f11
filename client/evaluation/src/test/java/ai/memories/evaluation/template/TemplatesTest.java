package ai.memories.evaluation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.memories.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
  private final Templates templates = new Templates();

  private String render(String template, String name, Json value) {
    return templates.compile(template, "p.txt").render(Vars.of(Map.of(name, value)));
  }

  @Nested
  class Constant {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "{\"a\": {\"b\": 1}}", "100 % sure #1 }} %}", "a\r\n"})
    void textWithoutSyntax_rendersAsItIs(String source) {
      Template template = templates.compile(source, "p.txt");

      assertThat(template.isConstant()).isTrue();
      assertThat(template.render(Vars.EMPTY)).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ 1 }}", "{# a #}", "{% if 1 %}{% endif %}"})
    void textWithSyntax_isNotConstant(String source) {
      assertThat(templates.compile(source, "p.txt").isConstant()).isFalse();
    }
  }

  @Nested
  class Values {
    @ParameterizedTest
    @ValueSource(
        strings = {"{{ x }}", "{% for i in range(9) %}", "{# a", "#{x}", "${x}", "<b>&\"'", "{{"})
    void textThatLooksLikeATemplate_staysAsItIs(String hostile) {
      assertThat(render("{{ x }}{{ x ~ '' }}{% set y = x %}{{ y }}", "x", Json.text(hostile)))
          .isEqualTo(hostile.repeat(3));
    }

    @ParameterizedTest
    @CsvSource({
      "1.0, 1",
      "2.50, 2.5",
      "-0.0, 0",
      "1e21, 1e+21",
      "123456789012345680000, 123456789012345680000",
      "1e-7, 1e-7",
      "0.000001, 0.000001",
      "8.41e21, 8.41e+21",
      "2e-3, 0.002",
      "5e-324, 5e-324",
      "1.7976931348623157e308, 1.7976931348623157e+308",
      "9007199254740993, 9007199254740993",
      "12345678901234567890123, 1.2345678901234567890123e+22",
      "0.12345678901234567891, 0.12345678901234567891",
      "true, true",
      "null, ''",
      "'[1,[2.0,null],\"a\"]', '1,2,,a'"
    })
    void value_printsAsInJavaScriptButKeepsDigitsADoubleWouldLose(String json, String printed) {
      assertThat(render("{{ x }}", "x", Json.parse(json))).isEqualTo(printed);
    }

    @Test
    void dump_writesWhatJsonStringifyWrites() {
      Json value =
          Json.parse("{\"b\":1.0,\"a\":[],\"o\":{},\"2\":null,\"1\":\"\\u0001\\n\\ud800\"}");

      assertThat(render("{{ x | dump }}", "x", value))
          .isEqualTo("{\"1\":\"\\u0001\\n\\ud800\",\"2\":null,\"b\":1,\"a\":[],\"o\":{}}");
      assertThat(render("{{ x | dump(1) }}", "x", Json.parse("{\"a\":[1]}")))
          .isEqualTo("{\n \"a\": [\n  1\n ]\n}");
    }

    @Test
    void vars_areNotChangedByWithNorBySet() {
      Vars one = Vars.of(Map.of("x", Json.text("a")));
      Vars two = one.with("x", Json.text("b")).with("y", Json.text("c"));
      Template template = templates.compile("{{ x }}{% set x = 'z' %}{{ x }}", "p");

      assertThat(template.render(one)).isEqualTo("az");
      assertThat(template.render(two)).isEqualTo("bz");
      assertThat(template.render(one)).isEqualTo("az");
      assertThat(two.names()).containsExactlyInAnyOrder("x", "y");
    }
  }

  @Nested
  class Limit {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{% for i in range(9000) %}{% for j in range(9000) %}{{ x }}{% endfor %}{% endfor %}",
          "{% for i in range(9000) %}{% for j in range(9000) %}{% endfor %}{% endfor %}",
          "{% for i in range(60) %}{% set x = x ~ x %}{% endfor %}",
          "{% for i in range(60) %}{% set x %}{{ x }}{{ x }}{% endset %}{% endfor %}",
          "{{ x | center(100000000) }}",
          "{{ x | indent(100000000, true) }}",
        })
    void moreThan64MB_isAnErrorAndNoHeapProblem(String template) {
      assertThatExceptionOfType(TemplateException.class)
          .isThrownBy(() -> render(template, "x", Json.text("ab")))
          .withMessageContaining("64 MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ range(2000000) }}", "{{ range(1, 2, 0.0000000000000000001) }}"})
    void rangeOfMillions_isAnError(String template) {
      assertThatExceptionOfType(TemplateException.class)
          .isThrownBy(() -> render(template, "x", Json.text("")))
          .withMessageContaining("more than a million");
    }

    @Test
    void nestingAndLength_areErrorsBeforeTheStackEnds() {
      String deep = "{{ " + "(".repeat(1_500) + "1" + ")".repeat(1_500) + " }}";
      String nested = "{% if 1 %}".repeat(5_000) + "{% endif %}".repeat(5_000);
      String signs = "{{ " + "-+".repeat(1_500) + "1 }}";

      for (String template : List.of(deep, nested, signs)) {
        assertThatExceptionOfType(TemplateException.class)
            .isThrownBy(() -> templates.compile(template, "p"))
            .withMessageContaining("deeper");
      }
      assertThatExceptionOfType(TemplateException.class)
          .isThrownBy(() -> templates.compile("{{ 1" + " + 1".repeat(50_000) + " }}", "p"))
          .withMessageContaining("longer");
    }
  }

  @Test
  void templatesOfOneSource_keepTheirOwnNamesInErrors() {
    Template first = templates.compile("{{ a }}", "first.txt");
    Template second = templates.compile("{{ a }}", "second.txt");

    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> first.render(Vars.EMPTY))
        .withMessageStartingWith("first.txt:1:4: ");
    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> second.render(Vars.EMPTY))
        .withMessageStartingWith("second.txt:1:4: ");
  }

  @Test
  void manyThreads_renderOneTemplateEachWithItsOwnVariables() throws Exception {
    String source =
        "{% for i in range(50) %}{% set s = i ~ x %}{{ s }},{{ loop.index }} {% endfor %}";
    Template shared = templates.compile(source, "p");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Boolean>> agreed = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      Vars vars = Vars.of(Map.of("x", Json.text("v" + i)));
      String expected = new Templates().compile(source, "p").render(vars);
      agreed.add(
          threads.submit(
              () ->
                  shared.render(vars).equals(expected)
                      && templates.compile(source + " ", "q").render(vars).equals(expected + " ")));
    }
    threads.shutdown();
    for (Future<Boolean> one : agreed) {
      assertThat(one.get()).isTrue();
    }
  }
}
