package ai.memories.evaluation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not supported is refused by name, at its place, with what to write instead. */
class RefusalTest {
  private final Templates templates = new Templates();
  private final Vars vars = Corpus.vars();

  private TemplateException refusal(String template) {
    return catchThrowableOfType(
        TemplateException.class, () -> templates.compile(template, "p.txt").render(vars));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "==>",
      quoteCharacter = '^',
      textBlock =
          """
          {% include "a.txt" %} ==> the tag `include` is not supported: a template cannot reach other files
          {% import "a" as b %} ==> the tag `import` is not supported
          {% from "a" import b %} ==> the tag `from` is not supported
          {% extends "a" %} ==> the tag `extends` is not supported
          {% block a %}{% endblock %} ==> the tag `block` is not supported
          {% macro a() %}{% endmacro %} ==> the tag `macro` is not supported: write the text out
          {% call a() %}{% endcall %} ==> the tag `call` is not supported
          {% filter upper %}a{% endfilter %} ==> the tag `filter` is not supported: write {% set x %}
          {% switch n %}{% endswitch %} ==> the tag `switch` is not supported: write {% if %}
          {% asyncEach a in b %}{% endeach %} ==> the tag `asyncEach` is not supported: write {% for %}
          {% iff n %}{% endif %} ==> unknown tag `iff`; did you mean `if`?
          {% endfor %} ==> `endfor` has nothing to belong to here
          {% if t %}{% endfor %} ==> `endfor` has nothing to belong to here
          {% if t %}{% else if n %}{% endif %} ==> for another condition write {% elif … %}
          {% if n = 3 %}{% endif %} ==> to compare write `==`
          {{ a && b }} ==> unexpected character `&`; write `and`
          {{ t || n }} ==> for `||` write `or`
          {{ !t }} ==> unexpected character `!`; write `not`
          {{ t ? 1 : 2 }} ==> write `a if condition else b`
          {{ list[0:1] }} ==> slices are not supported
          {{ list.0 }} ==> an item of a list is written list[0]
          {{ {a: {b: 1}} | dump }} ==> write `} }`
          {{ r/a/ }} ==> regular expressions are not supported
          {{ 1e3 }} ==> `1e3` is neither a number nor a name
          {{ name | escape }} ==> the filter `escape` is not supported: texts are never escaped
          {{ list | random }} ==> a run must be repeatable
          {{ name | uper }} ==> unknown filter `uper`; did you mean `upper`?
          {{ name | upper(1) }} ==> `upper` takes no arguments, not 1
          {{ name | replace("a") }} ==> `replace` takes 2 to 3 arguments, not 1
          {{ name | indent(width=2) }} ==> `indent` has no argument named `width`: write the value alone
          {{ nums | sort(by="v") }} ==> it has reverse, case_sensitive, attribute
          {{ range() }} ==> range takes (end), (start, end) or (start, end, step)
          {{ range(end=3) }} ==> arguments have no names here
          {{ cycler("a") }} ==> the function `cycler` is not supported: take an item
          {{ rang(3) }} ==> there is only `range`; did you mean `range`?
          {{ name.toUpperCase() }} ==> values have no methods, `name.toUpperCase()`: write `| upper`
          {{ name.getClass() }} ==> values have no methods
          {{ n is od }} ==> unknown test `is od`; did you mean `odd`?
          {{ n is divisibleby }} ==> `is divisibleby` takes an argument in parentheses
          {{ not n == 3 }} ==> write `not (a == b)`, or `a != b`
          {{ 7 // 2 % 2 }} ==> need parentheses: write `(a // b) % c`
          {{ - -n }} ==> write the inner sign in parentheses
          {% set x = name | safe %} ==> `safe` may stand only as the last filter of {{ … }}: leave it out
          {% set x -%}a{% endset %} ==> `-%}` of a `set` block trims nothing
          {% raw -%}a{% endraw %} ==> `-%}` of a `raw` tag trims nothing
          {% raw %}a ==> `raw` is never closed: add {% endraw %}
          {% if t %}a ==> `if` is never closed: add {% endif %}
          {{ name ==> `{{` is never closed: add `}}`
          {# a ==> never closed: add `#}`
          a #} ==> `#}` ends a comment that no `{#` began
          {{ "a }} ==> lacks its closing "
          {{ }} ==> expected a value, found `}}`
          {{ name name }} ==> expected `}}`, found `name`
          """)
  void construct_isRefusedWithTheRewrite(String template, String message) {
    TemplateException refusal = refusal(template);

    assertThat(refusal).hasMessageContaining(message).hasMessageStartingWith("p.txt:1:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "==>",
      quoteCharacter = '^',
      textBlock =
          """
          {{ obj }} ==> `obj` is an object and would print as [object Object]; write {{ obj | dump }}
          {{ obj.y }} ==> write {{ obj.y | dump }}
          {{ "a" ~ obj }} ==> write `| dump` for its JSON
          {{ objs }} ==> write `| dump` for its JSON
          {% for a in list %}{{ loop }}{% endfor %} ==> `loop` is an object
          {% for a in obj %}{% endfor %} ==> `obj` is an object: write {% for key, value in obj %}
          {% for a in n %}{% endfor %} ==> `n` is the number 3
          {% for a, b in nums %}{% endfor %} ==> write {% for item in nums %}
          {{ n | upper }} ==> `upper`: needs a text, not the number 3; write `| string` first
          {{ name | join }} ==> `join`: needs a list, not a text; write `| list` first
          {{ name | int }} ==> give what to take instead, as in int(0)
          {{ [1, "a"] | sort }} ==> texts only or numbers only
          {{ objs | join(",", "zz") }} ==> an item of the list has no `zz`
          {{ "a" in n }} ==> `in` searches a list, a text or an object, not the number 3
          {{ range("a") }} ==> range needs numbers, not a text
          {{ [] | first }} ==> an empty list has no first
          """)
  void value_thatDoesNotSuitIsRefused(String template, String message) {
    assertThat(refusal(template)).hasMessageContaining(message);
  }

  @Test
  void refusal_saysWhereItIsWithLineAndColumn() {
    TemplateException refusal = refusal("first\nsecond {{ name | nope }}");

    assertThat(refusal.line()).isEqualTo(2);
    assertThat(refusal.column()).isEqualTo(18);
    assertThat(refusal.templateName()).isEqualTo("p.txt");
    assertThat(refusal.detail()).isEqualTo("unknown filter `nope`");
    assertThat(refusal).hasMessage("p.txt:2:18: unknown filter `nope`");
  }
}
