package ai.memories.evaluation.setting;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.cassette.Mode;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.pricing.Cost;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
  private final Problems problems = new Problems();

  private Settings resolve(
      Map<String, String> pom, Map<String, String> environment, Map<String, String> properties) {
    var given = new Properties();
    given.putAll(properties);
    return Settings.resolve(
        List.of(
            SettingLayer.ofPom(pom, problems),
            SettingLayer.ofEnvironment(environment),
            SettingLayer.ofProperties(given, problems)),
        problems);
  }

  private List<String> messages() {
    return problems.all().stream().map(Problem::toString).toList();
  }

  @Nested
  class Layers {
    @Test
    void theStrongestLayerWins() {
      Settings settings =
          resolve(
              Map.of("mode", "live", "maxConcurrency", "2"),
              Map.of("MEMORIES_MODE", "record", "MEMORIES_MAX_CONCURRENCY", "3"),
              Map.of("memories.mode", "replay"));

      assertThat(settings.mode()).contains(Mode.REPLAY);
      assertThat(settings.maxConcurrency()).isEqualTo(3);
      assertThat(settings.origin(Setting.MODE)).contains("-Dmemories.mode");
      assertThat(messages()).isEmpty();
    }

    @Test
    void limitsAreTheSmallestOfAllLayers() {
      Settings settings =
          resolve(
              Map.of("maxCost", "0.10"),
              Map.of("MEMORIES_MAX_COST", "0.05 USD", "MEMORIES_MAX_TOKENS", "900"),
              Map.of("memories.maxCost", "5", "memories.maxTokens", "1_000"));

      assertThat(settings.limits().maxCost()).contains(Cost.usd("0.05"));
      assertThat(settings.limits().maxTokens()).hasValue(900);
    }

    @Test
    void noneLiftsOnlyTheDefaultAndNoLimitSomebodySet() {
      Settings settings =
          resolve(Map.of("maxCost", "0.10"), Map.of(), Map.of("memories.maxCost", "none"));

      assertThat(settings.limits().maxCost()).contains(Cost.usd("0.10"));
      assertThat(settings.unlimitedCost()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingHasAnEnvironmentVariableAndAProperty(Setting setting) {
      assertThat(setting.environmentVariable()).matches("MEMORIES_[A-Z]+(_[A-Z]+)*");
      assertThat(setting.property()).isEqualTo("memories." + setting.key());
      assertThat(Setting.of(setting.key())).contains(setting);
    }
  }

  @Nested
  class Refused {
    @Test
    void aMisspeltPropertyIsAnErrorWithASuggestion() {
      resolve(Map.of(), Map.of(), Map.of("memories.maxcosts", "1"));

      assertThat(messages())
          .containsExactly("-Dmemories.maxcosts is no setting; did you mean \"maxCost\"?");
    }

    @Test
    void aMisspeltElementOfThePomIsAnErrorWithASuggestion() {
      resolve(Map.of("failon", "failed"), Map.of(), Map.of());

      assertThat(messages())
          .containsExactly("<failon> in the POM is no setting; did you mean \"failOn\"?");
    }

    @ParameterizedTest
    @CsvSource({"apiKey", "api_key", "APIKEY", "token"})
    void aKeyIsRefusedAndNotRepeated(String name) {
      resolve(Map.of(), Map.of(), Map.of("memories." + name, "sk-planted-secret"));

      assertThat(messages())
          .singleElement()
          .asString()
          .contains("-Dmemories." + name, "MEMORIES_API_KEY")
          .doesNotContain("planted");
    }

    @Test
    void permissionToRecordInCi_isNotGivenByAPom() {
      Settings settings = resolve(Map.of("allowRecordingInCi", "true"), Map.of(), Map.of());

      assertThat(settings.allowRecordingInCi()).isFalse();
      assertThat(messages())
          .singleElement()
          .asString()
          .startsWith("<allowRecordingInCi> in the POM is refused")
          .contains("MEMORIES_ALLOW_RECORDING_IN_CI", "-Dmemories.allowRecordingInCi");
    }

    @Test
    void theVersionOfThePluginMayStandUnderOurPrefix() {
      resolve(
          Map.of(), Map.of(), Map.of("memories.version", "0.1.0", "memories.prune.delete", "true"));

      assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "mode|replya|mode \"replya\" is none of replay, record-missing, record, live",
          "maxConcurrency|0|0 is not between 1 and 4096",
          "maxConcurrency|many|\"many\" is no whole number",
          "maxCost|3 EUR|no amount of money",
          "failOn|failed,mis|\"mis\" is none of",
          "evidence|some|\"some\" is none of full, failures, none",
          "skip|maybe|\"maybe\" is neither true nor false",
          "endpoint|xu|endpoint \"xu\" is neither vu nor iu",
          "baseUrl|http://example.org/x|the key would travel in the clear"
        })
    void aValueThatCannotBeReadNamesItsPlaceAndWhatIsWrong(
        String name, String value, String message) {
      resolve(Map.of(name, value), Map.of(), Map.of());

      assertThat(messages())
          .singleElement()
          .asString()
          .startsWith("<" + name + "> in the POM: ")
          .contains(message);
    }
  }

  @Nested
  class TheModeOfTheGoal {
    private RunMode mode(Map<String, String> pom, Map<String, String> environment, boolean key) {
      return RunMode.ofGoal(resolve(pom, environment, Map.of()), environment, key, problems);
    }

    @Test
    void withoutAKey_replays() {
      assertThat(mode(Map.of(), Map.of(), false))
          .isEqualTo(new RunMode(Mode.REPLAY, "there is no key"));
    }

    @Test
    void withAKey_recordsWhatIsMissing() {
      assertThat(mode(Map.of(), Map.of(), true).mode()).isEqualTo(Mode.RECORD_MISSING);
    }

    @ParameterizedTest
    @CsvSource({
      "CI,true",
      "GITHUB_ACTIONS,true",
      "GITLAB_CI,true",
      "JENKINS_URL,http://ci",
      "TF_BUILD,True",
      "TEAMCITY_VERSION,2026.1",
      "CODEBUILD_BUILD_ID,x:1",
      "bamboo_buildKey,A-B"
    })
    void inCi_replaysAlsoWithAKey(String variable, String value) {
      assertThat(mode(Map.of(), Map.of(variable, value), true))
          .isEqualTo(new RunMode(Mode.REPLAY, "this is CI: " + variable + "=" + value));
    }

    @Test
    void ciFalseSwitchesTheDetectionOff() {
      assertThat(mode(Map.of(), Map.of("CI", "false", "GITHUB_ACTIONS", "true"), true).mode())
          .isEqualTo(Mode.RECORD_MISSING);
    }

    @Test
    void aModeThatCallsOutInCi_isRefusedUnlessAllowed() {
      mode(Map.of("mode", "record"), Map.of("CI", "true"), true);
      assertThat(messages())
          .singleElement()
          .asString()
          .contains("record", "CI=true", "MEMORIES_ALLOW_RECORDING_IN_CI=true");
    }

    @Test
    void aModeThatCallsOutInCi_isTakenWhereAllowed() {
      mode(
          Map.of("mode", "record"),
          Map.of("CI", "true", "MEMORIES_ALLOW_RECORDING_IN_CI", "true"),
          true);
      assertThat(messages()).isEmpty();
    }

    @Test
    void aRecordingModeWithoutAKey_isRefused() {
      mode(Map.of("mode", "record-missing"), Map.of(), false);
      assertThat(messages()).singleElement().asString().contains("MEMORIES_API_KEY");
    }
  }
}
