package ai.memories.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.client.ChatModel;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
  private TestKit kit;

  @BeforeEach
  void aProject(@TempDir Path project) {
    kit = new TestKit(project);
  }

  static class WrongModel {
    @MemoriesTest(models = "gemini-2.5-flash")
    void asks() {}
  }

  static class NoSamples {
    @MemoriesTest(samples = 0)
    void asks() {}
  }

  static class TooHighRate {
    @MemoriesTest(minPassRate = 1.5)
    void asks() {}
  }

  static class FullConfidence {
    @MemoriesTest(confidence = 1)
    void asks() {}
  }

  static class NegativeErrors {
    @MemoriesTest(maxErrors = -2)
    void asks() {}
  }

  static class OtherCurrency {
    @MemoriesTest(maxCost = "1 EUR")
    void asks() {}
  }

  @MemoriesTest(mode = "replya")
  static class WrongMode {
    @Test
    void asks() {}
  }

  @MemoriesTest(mode = "replay")
  static class Replaying {}

  @MemoriesTest(mode = "live")
  static class TwoModes extends Replaying {
    @Test
    void asks() {}
  }

  @MemoriesTest
  interface OnInterface {}

  static class Implementing implements OnInterface {
    @Test
    void asks() {}
  }

  @MemoriesTest
  static class Hidden {
    @Test
    void asks() {}

    @MemoriesTest
    @SuppressWarnings("UnusedMethod") // that nothing calls it is the point
    private void hidden() {}
  }

  static class BesideTest {
    @Test
    @MemoriesTest
    void asks() {}
  }

  static class BesideParameterized {
    @MemoriesTest
    @ParameterizedTest
    @ValueSource(ints = 1)
    void asks(int value) {}
  }

  @MemoriesTest(models = {"gemini:a", "gemini:b"})
  static class WhichModel {
    @Test
    void asks(ChatModel model) {}
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            WrongModel.class,
            "@MemoriesTest on BadInputTest$WrongModel.asks: models = \"gemini-2.5-flash\": model"
                + " \"gemini-2.5-flash\" has no provider prefix: write"
                + " \"gemini:gemini-2.5-flash\""),
        Arguments.of(
            NoSamples.class,
            "@MemoriesTest on BadInputTest$NoSamples.asks: samples = 0 must be 1 or more"),
        Arguments.of(TooHighRate.class, "minPassRate = 1.5 must be above 0 and at most 1"),
        Arguments.of(FullConfidence.class, "confidence = 1.0 must be between 0 and 1"),
        Arguments.of(NegativeErrors.class, "maxErrors = -2 must be 0 or more"),
        Arguments.of(OtherCurrency.class, "maxCost = \"1 EUR\": \"1 EUR\" is no amount of money"),
        Arguments.of(
            WrongMode.class,
            "@MemoriesTest on BadInputTest$WrongMode: mode = \"replya\": mode \"replya\" is none"
                + " of replay, record-missing, record, live"),
        Arguments.of(
            TwoModes.class,
            "@MemoriesTest on BadInputTest$TwoModes: mode = \"live\" contradicts mode = \"replay\""
                + " of @MemoriesTest on BadInputTest$Replaying, its superclass"),
        Arguments.of(
            Implementing.class,
            "@MemoriesTest on the interface BadInputTest$OnInterface has no effect: put it on the"
                + " class BadInputTest$Implementing"),
        Arguments.of(
            Hidden.class,
            "@MemoriesTest on BadInputTest$Hidden.hidden has no effect, since the method is"
                + " private"),
        Arguments.of(BesideTest.class, "each makes it a test: remove @Test"),
        Arguments.of(
            BesideParameterized.class,
            "remove @MemoriesTest here and put it on the class BadInputTest$BesideParameterized"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void badInput_isRefused_withPlaceAndFix(Class<?> type, String message) {
    assertThat(TestKit.failure(kit.run(type)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining(message);
    assertThat(kit.asked).isEmpty();
  }

  @Test
  void twoModelsForAPlainTest_areRefused_whereOneIsInjected() {
    assertThat(TestKit.failure(kit.run(WhichModel.class)))
        .hasMessageContaining("of the 2 models none can be chosen for BadInputTest$WhichModel#asks")
        .hasMessageContaining("put @MemoriesTest on the method");
  }

  @MemoriesTest
  static class SampleInConstructor {
    SampleInConstructor(Sample sample) {
      throw new AssertionError(sample);
    }

    @Test
    void asks() {}
  }

  @Test
  void aSampleInAConstructor_isRefused() {
    assertThat(TestKit.failure(kit.run(SampleInConstructor.class)))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageContaining("take it as a parameter of the test method");
  }

  @MemoriesTest
  static class Asking {
    @Test
    void asks(ChatModel model) {}
  }

  @Test
  void noModelAnywhere_isRefused() {
    kit.write("memories.yaml", "mode: replay\n");
    assertThat(TestKit.failure(kit.run(Asking.class)))
        .hasMessageContaining("no model for BadInputTest$Asking#asks")
        .hasMessageContaining("memories.yaml");
  }

  @Test
  void aFileInThePlaceOfTheRecordings_isRefused() {
    kit.write("cassettes/tests/ai", "a file");
    assertThat(TestKit.failure(kit.run(Asking.class)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("is a file: move it away");
  }

  @Test
  void aWrongKeyInMemoriesYaml_isRefused_withItsPlace() {
    kit.write("memories.yaml", "provder: gemini:gemini-2.5-flash\n");
    assertThat(TestKit.failure(kit.run(Asking.class)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("memories.yaml:1:1")
        .hasMessageContaining("provider");
  }
}
