package ai.memories.evaluation.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.template.Vars;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonataTest {

  private static AssertionResult judge(String type, String expression, String more, String answer) {
    return Suite.result(
        "{\"type\": \"%s\", \"expression\": \"%s\"%s}".formatted(type, expression, more), answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          total          | 119.0                 | {"total": 119}
          total          | 119                   | {"total": 119.00}
          total          | 0.1                   | {"total": 0.1}
          total          | 12345678901234567890  | {"total": 12345678901234567890}
          total          | 0.12345678901234567891 | {"total": 0.12345678901234567891}
          total * 2      | 238                   | {"total": 119}
          $              | {"b": [1], "a": 1.0}  | {"a": 1, "b": [1]}
          items.price    | [1, 2.5]              | {"items": [{"price": 1}, {"price": 2.5}]}
          name           | "Ann"                 | {"name": "Ann"}
          $count(items)  | 2                     | {"items": [1, 2]}
          none           | null                  | {"a": 1}
          $              | [1]                   | [1]
          """)
  void equalValue_holds(String expression, String value, String answer) {
    assertThat(judge("jsonata", expression, ", \"value\": " + value, answer).pass()).isTrue();
    assertThat(judge("not-jsonata", expression, ", \"value\": " + value, answer).pass()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          total          | 119.01                | {"total": 119}
          total          | "119"                 | {"total": 119}
          total          | 12345678901234567891  | {"total": 12345678901234567890}
          total          | 0.12345678901234567892 | {"total": 0.12345678901234567891}
          a + b          | 0.3                   | {"a": 0.1, "b": 0.2}
          $              | [2, 1]                | [1, 2]
          none           | 1                     | {"a": 1}
          """)
  void otherValue_fails(String expression, String value, String answer) {
    assertThat(judge("jsonata", expression, ", \"value\": " + value, answer).pass()).isFalse();
    assertThat(judge("not-jsonata", expression, ", \"value\": " + value, answer).pass()).isTrue();
  }

  @Test
  void withoutValue_theResultIsTrueOrFalse() {
    assertThat(judge("jsonata", "a > 1", "", "{\"a\": 2}").pass()).isTrue();
    assertThat(judge("jsonata", "a > 1", "", "{\"a\": 1}").reason()).isEqualTo("a > 1 is false");
    assertThat(judge("not-jsonata", "a > 1", "", "{\"a\": 1}").pass()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          missing  | {"a": 1}   | missing is null, not true or false
          a        | {"a": 1}   | a is 1, not true or false
          a        | {"a": "yes"} | a is "yes", not true or false
          a + 1    | {"a": "x"} | a + 1 does not fit the answer: The left side of the "+"
          $sum     | {}         | $sum does not fit the answer: it gave a function
          a        | Sorry!     | the answer is no JSON: line 1, column 1
          a        | {"a": tr   | the answer is no JSON but its beginning
          """)
  void whatIsNeither_failsWithAndWithoutNot(String expression, String answer, String reason) {
    for (String type : List.of("jsonata", "not-jsonata")) {
      AssertionResult result = judge(type, expression, "", answer);

      assertThat(result.pass()).isFalse();
      assertThat(result.errored()).isFalse();
      assertThat(result.score()).isZero();
      assertThat(result.reason()).startsWith(reason);
    }
  }

  @Test
  void withThreshold_theNumberIsTheScore() {
    AssertionResult result = judge("jsonata", "share", ", \"threshold\": 0.5", "{\"share\": 0.75}");

    assertThat(result.pass()).isTrue();
    assertThat(result.score()).isEqualTo(0.75);
    assertThat(judge("jsonata", "share", ", \"threshold\": 0.5", "{\"share\": 7}").score())
        .isEqualTo(1);
    assertThat(judge("jsonata", "share", ", \"threshold\": 0.5", "{\"share\": -7}").score())
        .isZero();
    assertThat(judge("jsonata", "share", ", \"threshold\": 0.5", "{\"share\": true}").reason())
        .isEqualTo("share is true, not a number");
  }

  @Test
  void fencedJson_isTolerated() {
    assertThat(judge("jsonata", "a", ", \"value\": 1", "```json\n{\"a\": 1}\n```").pass()).isTrue();
  }

  @Test
  void endlessExpression_isAnError() {
    AssertionResult deep = judge("jsonata", "($f := function($x){ 1 + $f($x) }; $f(1))", "", "{}");
    AssertionResult endless = judge("jsonata", "($f := function($x){ $f($x) }; $f(1))", "", "{}");

    assertThat(deep.errored()).isTrue();
    assertThat(endless.errored()).isTrue();
    assertThat(endless.reason()).contains("was stopped", "suite.yaml:1:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          $contains(s, /B/i)                              | true
          $contains(s, 'b')                               | true
          s.$contains(/x/)                                | false
          $match(s, /[bc]/).match                         | ["b", "c"]
          $replace(s, /b/, '-')                           | "a-c"
          $replace(s, /b/, function($m){$m.match & '!'})  | "ab!c"
          $split('1, 2', /, */)                           | ["1", "2"]
          $count($split('a-b-c', /-/, 2))                 | 2
          """)
  void regularExpressions_work(String expression, String value) {
    assertThat(judge("jsonata", expression, ", \"value\": " + value, "{\"s\": \"abc\"}").pass())
        .isTrue();
  }

  @Test
  void regexPastItsDeadline_isAnError() {
    String answer = "{\"s\": \"" + "1,2,3,4,5,6,7,8,9,10,".repeat(8) + "\"}";
    AssertionResult result = judge("jsonata", "$contains(s, /(.*,){12}P/)", "", answer);

    assertThat(result.errored()).isTrue();
    assertThat(result.reason()).contains("(.*,){12}P", "deadline");
  }

  @Test
  void manyThreads_mayShareExpressions() throws InterruptedException, ExecutionException {
    Assertions assertions =
        Suite.of(
            """
            [{"type": "jsonata", "expression": "$$.id = $sum($map(parts, function($p){$p.n}))"},
             {"type": "jsonata", "expression": "($x := id; $count(parts[$$.id = $x]) = 2)"}]""");
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      all.add(pool.submit(judging(assertions, i)));
    }
    for (Future<Boolean> one : all) {
      assertThat(one.get()).isTrue();
    }
    pool.shutdown();
  }

  private static Callable<Boolean> judging(Assertions assertions, int i) {
    String answer = "{\"id\": %d, \"parts\": [{\"n\": %d}, {\"n\": 1}]}".formatted(i + 1, i);
    return () ->
        assertions.judge(Answer.builder(answer).build(), Vars.EMPTY, OptionalDouble.empty()).pass();
  }
}
