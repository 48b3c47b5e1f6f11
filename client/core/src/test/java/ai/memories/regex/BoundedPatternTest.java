package ai.memories.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedPatternTest {

  private static boolean finds(String pattern, String text) {
    return BoundedPattern.compile(pattern).find(text);
  }

  @Nested
  class MeansWhatEcmaScriptMeans {

    @Test
    void dollarIsTheEndOfTheTextOnly() {
      assertThat(finds("^a$", "a")).isTrue();
      assertThat(finds("^a$", "a\n")).isFalse();
      assertThat(finds("^def$", "abc\ndef")).isFalse();
    }

    @Test
    void dotStopsAtTheFourLineTerminators() {
      assertThat(finds("^.$", "\u0085")).isTrue();
      assertThat(finds(".", "\n")).isFalse();
      assertThat(finds(".", "\u2028")).isFalse();
      assertThat(finds("(?s:.)", "\n")).isTrue();
      assertThat(finds("(?s:x)|.", "\n")).isFalse();
    }

    @Test
    void digitsAndWordsAreAscii() {
      assertThat(finds("\\d", "\u0663")).isFalse();
      assertThat(finds("^\\w+$", "wört")).isFalse();
      assertThat(finds("\\bfoo\\b", "éfoo")).isTrue();
      assertThat(finds("\\Boo", "foo")).isTrue();
    }

    @Test
    void whiteSpaceIsUnicode() {
      assertThat(finds("^\\s$", "\u00a0")).isTrue();
      assertThat(finds("\\S", "\ufeff")).isFalse();
      assertThat(finds("[^\\Sa]", "a \u3000")).isTrue();
      assertThat(finds("[^\\sa]", "a \u3000")).isFalse();
    }

    @Test
    void emptyClassesAreAnythingAndNothing() {
      assertThat(finds("^[^]$", "\n")).isTrue();
      assertThat(finds("[]", "x")).isFalse();
    }

    @Test
    void codePointsAndEscapesAreUnderstood() {
      assertThat(finds("^\\u{1F600}$", "\uD83D\uDE00")).isTrue();
      assertThat(finds("^[\\uD83D\\uDE00]$", "\uD83D\uDE00")).isTrue();
      assertThat(finds("^\\/\\x41\\u0042\\cJ\\0$", "/AB\n\0")).isTrue();
      assertThat(finds("^[\\b\\v]{2}$", "\b\u000b")).isTrue();
    }

    @Test
    void unicodePropertiesAreUnderstood() {
      assertThat(finds("^\\p{Lu}\\p{Lowercase_Letter}\\p{Script=Greek}$", "Éaα")).isTrue();
      assertThat(finds("^\\P{L}[\\p{Nd}\\p{Alphabetic}]$", "-7")).isTrue();
    }

    @Test
    void javaOnlyMeaningsInClassesAreLiteral() {
      assertThat(finds("^[[a]$", "[")).isTrue();
      assertThat(finds("^[a&&b]+$", "a&b")).isTrue();
      assertThat(finds("^[\\w-.]+$", "a-.b")).isTrue();
    }

    @Test
    void bracesThatCountNothingAreLiteral() {
      assertThat(finds("^{name}$", "{name}")).isTrue();
      assertThat(finds("^a{,2}$", "a{,2}")).isTrue();
      assertThat(finds("^a{2}$", "aa")).isTrue();
      assertThat(finds("^a{2,}?b$", "aaab")).isTrue();
    }

    @Test
    void groupsAreNamedAndReferredTo() {
      assertThat(finds("^(?<a_1>x|y)-\\k<a_1>$", "y-y")).isTrue();
      assertThat(finds("^(x)\\1{2}$", "xxx")).isTrue();
    }

    @Test
    void flagsHoldInTheirGroupOnly() {
      assertThat(finds("^(?i:ÄB)c$", "äbc")).isTrue();
      assertThat(finds("^(?i:ÄB)c$", "äbC")).isFalse();
    }

    @Test
    void lookAroundsWork() {
      assertThat(finds("(?<=\\$)\\d+", "price $42")).isTrue();
      assertThat(finds("(?<!\\$)\\b42(?!0)", "price $42")).isFalse();
    }

    @Test
    void matchesTakesTheWholeText() {
      assertThat(BoundedPattern.compile("a|ab").matches("ab")).isTrue();
      assertThat(BoundedPattern.compile("b").matches("ab")).isFalse();
    }
  }

  @Nested
  class RefusesByName {

    @ParameterizedTest
    @CsvSource(
        delimiter = ' ',
        quoteCharacter = '`',
        value = {
          "a(b 1 `not closed by )`",
          "a) 1 `closes no group`",
          "x[a 1 `not closed by ]`",
          "[z-a] 1 `swap its ends`",
          "*a 0 `nothing to repeat`",
          "a** 2 `nothing to repeat`",
          "ab++ 2 `possessive`",
          "a{3,2} 1 `swap its numbers`",
          "a{100001} 1 `more than 100000 times`",
          "(?i)a 0 `(?i:…)`",
          "(?m:a) 0 `flag m`",
          "(?>a) 0 `atomic`",
          "(?P<n>a) 0 `without P`",
          "(?#a) 0 `comments`",
          "b\\A 1 `start of the text is ^`",
          "b\\z 1 `end of the text is $`",
          "(a)\\2 3 `does not exist`",
          "\\k<no> 0 `does not exist`",
          "(?<n>a)(?<n>b) 0 `the name \"n\"`",
          "\\u{110000} 0 `no code point`",
          "\\x4 0 `cut short`",
          "a\\ 1 `nothing follows`",
          "\\p{Foo} 0 `not supported`",
          "[a\\1] 2 `inside a character class`",
        })
    void wrongSyntaxNamesItsPlaceAndTheFix(String pattern, int index, String reason) {
      var e =
          catchThrowableOfType(RegexSyntaxException.class, () -> BoundedPattern.compile(pattern));
      assertThat(e).hasMessageContaining(pattern).hasMessageContaining("index " + index);
      assertThat(e.reason()).contains(reason);
      assertThat(e.index()).isEqualTo(index);
      assertThat(e.pattern()).isEqualTo(pattern);
    }

    @Test
    void anUnboundedLookBehindIsExplained() {
      assertThatThrownBy(() -> BoundedPattern.compile("x(?<=(?:ab)*)c"))
          .isInstanceOf(RegexSyntaxException.class)
          .hasMessageContaining("bounded length");
    }
  }

  @Nested
  class AlwaysComesBack {

    private static final String COMMAS = "1,".repeat(55);

    @Test
    void runawayBacktracking_stopsAtTheDeadline() {
      BoundedPattern runaway =
          BoundedPattern.compile("(.*,){12}P").withDeadline(Duration.ofMillis(30));
      var e = catchThrowableOfType(RegexTimeoutException.class, () -> runaway.find(COMMAS));
      assertThat(e)
          .hasMessageContaining("(.*,){12}P")
          .hasMessageContaining("30 ms")
          .hasMessageContaining("110 characters");
      assertThat(e.limit()).isEqualTo(RegexTimeoutException.Limit.TIME);
      assertThat(e.deadline()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void eachSearchHasItsOwnDeadline() {
      var now = new AtomicLong();
      BoundedPattern pattern =
          BoundedPattern.compile("b").withClock(() -> now.addAndGet(600_000_000));
      String text = "a".repeat(1500) + "b";
      assertThat(pattern.find(text)).isTrue();
      assertThat(pattern.find(text)).isTrue();
      assertThatThrownBy(() -> pattern.find("a".repeat(2100)))
          .isInstanceOf(RegexTimeoutException.class);
    }

    @Test
    void aUsedUpStack_isReportedWithTheFix() {
      String text = "x".repeat(2_000_000);
      var e =
          catchThrowableOfType(
              RegexTimeoutException.class,
              () -> BoundedPattern.compile("^(?:.|\\n)*END$").find(text));
      assertThat(e.limit()).isEqualTo(RegexTimeoutException.Limit.STACK);
      assertThat(e).hasMessageContaining("[\\s\\S]*");
    }

    @Test
    void aDeadlineThatIsNotPositive_isRefused() {
      BoundedPattern pattern = BoundedPattern.compile("a");
      assertThatThrownBy(() -> pattern.withDeadline(Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("PT0S");
    }
  }
}
