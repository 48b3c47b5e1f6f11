package ai.memories.evaluation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is undefined is an error with its place and a suggestion. */
class StrictnessTest {
  private final Templates templates = new Templates();
  private final Vars vars = Corpus.vars();

  private String render(String template) {
    return templates.compile(template, "p.txt").render(vars);
  }

  private TemplateException error(String template) {
    return catchThrowableOfType(TemplateException.class, () -> render(template));
  }

  @Nested
  class UndefinedVariable {
    @Test
    void withANameNearby_isSuggested() {
      TemplateException error = error("Dear\n  {{ nmae }}");

      assertThat(error.line()).isEqualTo(2);
      assertThat(error.column()).isEqualTo(6);
      assertThat(error.detail()).startsWith("undefined variable `nmae`; did you mean `name`?");
    }

    @Test
    void withNoNameNearby_listsWhatIsDefined() {
      assertThat(error("{{ document }}").detail()).contains("defined are `empty`, `f`, `g`");
      assertThat(
              catchThrowableOfType(
                  TemplateException.class,
                  () -> templates.compile("{{ a }}", "p").render(Vars.EMPTY)))
          .hasMessageContaining("no variable is defined here");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{% if missing %}{% endif %}",
          "{% if t %}{% if missing %}{% endif %}{% endif %}",
          "{% for i in missing %}{% endfor %}",
          "{% for i in list %}{{ missing }}{% endfor %}",
          "{% set x = missing %}",
          "{{ missing ~ 1 }}",
          "{{ missing or 1 }}",
          "{{ missing | upper }}",
          "{{ list | join(missing) }}",
          "{{ 1 if missing }}",
          "{{ [missing] | dump }}",
          "{{ list[missing] }}",
          "{{ missing.a.b }}",
          "{{ missing in list }}",
        })
    void anywhere_isAnError(String template) {
      assertThat(error(template)).hasMessageContaining("undefined variable `missing`");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"locale", "template", "_context", "scope", "range", "this", "True", "loop"})
    void ofTheEngineOrAnotherLanguage_isUndefinedToo(String name) {
      assertThat(error("{{ " + name + " }}")).hasMessageContaining("`" + name + "`");
    }

    @Test
    void whoseValueHasAHyphen_isExplained() {
      Vars hyphen = vars.with("first-name", ai.memories.json.Json.text("A"));

      assertThat(
              catchThrowableOfType(
                  TemplateException.class,
                  () -> templates.compile("{{ first-name }}", "p").render(hyphen)))
          .hasMessageContaining("`first-name` is read as a subtraction");
    }

    @Test
    void isLeftToDefaultAndToTheTestDefined() {
      assertThat(render("{{ missing | default(1) }}{{ missing.a[0].b | d(2) }}")).isEqualTo("12");
      assertThat(render("{{ missing is defined }}{{ obj.q is undefined }}")).isEqualTo("falsetrue");
    }

    @Test
    void inTheElseOfItsLoopDoesNotFallBackToAnOuterOne() {
      assertThat(error("{% for name in [] %}{% else %}{{ name }}{% endfor %}"))
          .hasMessageContaining("rename the outer one");
    }
  }

  @Nested
  class UndefinedMember {
    @Test
    void ofAnObject_isSuggestedOrListed() {
      assertThat(error("{{ obj.y.zz }}").detail())
          .startsWith("undefined `obj.y.zz`; did you mean `z`?");
      assertThat(error("{{ obj.other }}").detail())
          .startsWith("undefined `obj.other`; it has `x`, `y`, `k-d`");
    }

    @Test
    void ofAListATextOrANumber_saysWhatItIs() {
      assertThat(error("{{ list[3] }}").detail())
          .startsWith("undefined `list[3]`; `list` is a list of 3");
      assertThat(error("{{ list[-1] }}").detail()).contains("`list` is a list of 3");
      assertThat(error("{{ name.first }}").detail()).contains("`name` is a text");
      assertThat(error("{{ n.x }}").detail()).contains("`n` is the number 3");
      assertThat(error("{{ nul.x }}").detail()).contains("`nul` is null");
    }

    @Test
    void ofTheLoop_listsWhatTheLoopHas() {
      assertThat(error("{% for i in list %}{{ loop.idx }}{% endfor %}").detail())
          .isEqualTo(
              "`loop` has no `idx`; it has `index`, `index0`, `revindex`, `revindex0`, `first`,"
                  + " `last`, `length`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "bytes", "empty", "size", "constructor", "__proto__"})
    void ofJavaOrJavaScript_doesNotExist(String member) {
      assertThat(error("{{ name." + member + " }}")).hasMessageContaining("undefined");
      assertThat(error("{{ obj." + member + " }}")).hasMessageContaining("undefined");
      assertThat(error("{{ list['" + member + "'] }}")).hasMessageContaining("undefined");
    }
  }
}
