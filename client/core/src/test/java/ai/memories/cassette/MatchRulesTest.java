package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.memories.http.Endpoint;
import ai.memories.json.Json;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchRulesTest {

  private static NormalRequest of(String body, MatchRules rules) {
    return NormalForm.of(Endpoint.VU, Json.parse(body), rules);
  }

  private static String prompt(String text) {
    return "{\"messages\":[{\"role\":\"user\",\"name\":\"n\",\"content\":%s}]}"
        .formatted(Json.text(text).compact());
  }

  @Nested
  class Ignores {

    @Test
    void anIgnoredMember_doesNotCount_norItsAbsence() {
      MatchRules rules = MatchRules.builder().ignore("/user").build();
      assertThat(of("{\"user\":\"a\"}", rules).fingerprint())
          .isEqualTo(of("{\"user\":\"b\"}", rules).fingerprint())
          .isEqualTo(of("{}", MatchRules.NONE).fingerprint());
      assertThat(of("{\"users\":\"a\"}", rules).fingerprint())
          .isNotEqualTo(of("{\"users\":\"b\"}", rules).fingerprint());
    }

    @Test
    void metadataIsIgnored_whereverItTravels() {
      MatchRules rules = MatchRules.builder().ignore("/metadata/trace").build();
      assertThat(of("{\"extra_body\":{\"metadata\":{\"trace\":1,\"a\":2}}}", rules).form())
          .isEqualTo(of("{\"metadata\":{\"trace\":9,\"a\":2}}", rules).form());
    }

    @Test
    void aStar_isAnyElement() {
      MatchRules rules = MatchRules.builder().ignore("/messages/*/name").build();
      assertThat(of(prompt("x"), rules).form().compact()).doesNotContain("name");
    }

    @Test
    void anIgnoredElement_leavesTheOthersInPlace() {
      MatchRules rules = MatchRules.builder().ignore("/x/0").build();
      assertThat(of("{\"x\":[1,2]}", rules).form().at("/body/x")).contains(Json.parse("[null,2]"));
    }

    @Test
    void escapedPointer_namesTheMember() {
      MatchRules rules = MatchRules.builder().ignore("/a~1b~0c").build();
      assertThat(of("{\"a/b~c\":1}", rules).form().at("/body")).contains(Json.parse("{}"));
    }

    @Test
    void theRequestItself_isNotChanged() {
      Json body = Json.parse("{\"metadata\":{\"responseSchema\":{\"enum\":[\"a\",\"b\"]}}}");
      MatchRules rules = MatchRules.builder().ignore("/metadata/responseSchema/enum/0").build();
      String before = body.compact();
      NormalForm.of(Endpoint.VU, body, rules);
      assertThat(body.compact()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "user",
          "/",
          "$.user",
          "/messages",
          "/model",
          "/*",
          "/messages/*",
          "/*/*",
          "/messages/*/content",
          "/messages/*/*",
          "/messages/*/content/*",
          "/messages/*/content/*/text",
        })
    void whatIsNoMemberOrAllThereIs_isRefused(String pointer) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MatchRules.builder().ignore(pointer))
          .withMessageContaining(pointer);
    }
  }

  @Nested
  class Normalisers {

    @ParameterizedTest
    @CsvSource({
      "on 2026-03-01, on <date>",
      "at 2026-03-01T10:15:30Z!, at <date>!",
      "at 2026-03-01 10:15, at <date>",
      "2026-03-01T10:15:30.123456+01:00, <date>",
      "2026-13-01, 2026-13-01",
      "12026-03-01, 12026-03-01",
      "2026-03-01-7, 2026-03-01-7",
    })
    void dates(String text, String normal) {
      assertThat(Normaliser.DATES.apply(text)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({
      "id 6f1c2e3a-0b1c-4d2e-8f3a-4b5c6d7e8f90., id <uuid>.",
      "6F1C2E3A-0B1C-4D2E-8F3A-4B5C6D7E8F90, <uuid>",
      "6f1c2e3a-0b1c-4d2e-8f3a-4b5c6d7e8f901, 6f1c2e3a-0b1c-4d2e-8f3a-4b5c6d7e8f901",
    })
    void uuids(String text, String normal) {
      assertThat(Normaliser.UUIDS.apply(text)).isEqualTo(normal);
    }

    @Test
    void aNormalisedPrompt_matchesWithAnotherDate_only() {
      MatchRules rules = MatchRules.builder().normalise(Normaliser.DATES).build();
      Fingerprint asked = of(prompt("Today is 2026-03-01."), rules).fingerprint();
      assertThat(of(prompt("Today is 2027-04-02."), rules).fingerprint()).isEqualTo(asked);
      assertThat(of(prompt("Today was 2026-03-01."), rules).fingerprint()).isNotEqualTo(asked);
      assertThat(of(prompt("Today is 2026-03-01."), MatchRules.NONE).fingerprint())
          .isNotEqualTo(asked);
    }

    @Test
    void modelsOfTwoDates_areTwoModels() {
      MatchRules rules = MatchRules.builder().normalise(Normaliser.DATES).build();
      assertThat(of("{\"model\":\"gpt:2026-03-01\"}", rules).fingerprint())
          .isNotEqualTo(of("{\"model\":\"gpt:2026-09-01\"}", rules).fingerprint());
    }

    @Test
    void unknownName_isRefused_withTheKnownOnes() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Normaliser.parse("date"))
          .withMessageContaining("dates")
          .withMessageContaining("uuids");
    }
  }

  @Nested
  class Redactions {
    private final MatchRules rules =
        MatchRules.builder().redact("[a-z.]+@example\\.com", "<e-mail$1>").build();

    @Test
    void whatMatches_isReplacedInRequestAndAnswer() {
      assertThat(of(prompt("Write to jo@example.com."), rules).form().compact())
          .contains("Write to <e-mail$1>.")
          .doesNotContain("jo@");
      assertThat(rules.redacted(Json.parse("{\"a\":[\"x jo@example.com\",1]}")).compact())
          .isEqualTo("{\"a\":[\"x <e-mail$1>\",1]}");
    }

    @Test
    void brokenPattern_isRefused_withItsPlace() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MatchRules.builder().redact("(", "<x>"))
          .withMessageContaining("<x>")
          .withMessageContaining("index");
    }

    @Test
    void patternOfItsOwnPlaceholder_isRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MatchRules.builder().redact("[a-z]", "<name>"));
    }
  }

  @Nested
  class Applied {
    private final MatchRules all =
        MatchRules.builder()
            .ignore("/user")
            .ignore("/seed")
            .normalise(Normaliser.DATES)
            .normalise(Normaliser.UUIDS)
            .redact("[0-9]{16}", "<card>")
            .build();

    @Test
    void onlyTheRulesThatChangedSomething_areNamed() {
      String body =
          "{\"user\":\"u\",\"messages\":[{\"content\":\"2026-03-01 and 4111111111111111\"}]}";
      assertThat(of(body, all).rules())
          .containsExactly("redact <card>", "ignore /user", "normalise dates");
      assertThat(of("{}", all).rules()).isEmpty();
    }

    @Test
    void aRecording_isUsableOnlyUnderAllItsRules() {
      assertThat(all.include(List.of("ignore /user", "redact <card>"))).isTrue();
      assertThat(MatchRules.NONE.include(List.of("ignore /user"))).isFalse();
      assertThat(MatchRules.NONE.include(List.of())).isTrue();
    }
  }
}
