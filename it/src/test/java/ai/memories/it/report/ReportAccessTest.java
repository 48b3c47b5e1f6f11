package ai.memories.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** For those who see little, or nothing, or use no mouse. */
@EnabledIf(value = "ai.memories.it.report.Browser#installed", disabledReason = Browser.MISSING)
@TestInstance(Lifecycle.PER_CLASS)
class ReportAccessTest {
  private static final String CREDIT_NOTE = "#case=invoices/credit-note/terse/flash";

  @TempDir static Path directory;
  private Browser browser;
  private Path page;

  @BeforeAll
  void open() throws IOException {
    page = SampleRun.full(directory.resolve("full"));
    browser = Browser.start(directory.resolve("profile"));
  }

  @AfterAll
  void close() {
    browser.close();
  }

  @AfterEach
  void asItWas() {
    browser.scheme("light").size(1280, 900);
  }

  @ParameterizedTest
  @CsvSource({
    "light, ''",
    "light, " + CREDIT_NOTE,
    "light, #case=invoices/new-case/terse/flash",
    "dark, ''",
    "dark, " + CREDIT_NOTE,
    "dark, #case=invoices/new-case/terse/flash"
  })
  void everyText_hasTheContrastThatWcagDemands(String scheme, String hash) throws IOException {
    browser.scheme(scheme).size(1280, 900).open(page, hash);
    browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })");

    List<?> found = (List<?>) browser.ask("(() => {" + script() + "})()");

    assertThat(Integer.parseInt(String.valueOf(found.get(0)))).isGreaterThan(20);
    assertThat(found.subList(1, found.size())).isEmpty();
  }

  private static String script() throws IOException {
    try (InputStream in = ReportAccessTest.class.getResourceAsStream("contrast.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aScreenReader_hearsWhatEverythingIs() {
    browser.size(1280, 900).open(page, "");

    assertThat(browser.spoken())
        .contains(
            "heading: ✗ Failed Memories report",
            "region: Cases by verdict",
            "navigation: Sections",
            "region: Prompts and providers",
            "columnheader: Pass rate, 95 % interval",
            "rowheader: with a worked example",
            "search: ",
            "searchbox: Search",
            "group: Verdict",
            "checkbox: not run",
            "combobox: Provider",
            "status: ",
            "button: Clear",
            "rowheader: credit-note A case about credit note",
            "link: ✗ failed Δ , not as in the baseline: verdict, answer 0.00072 USD",
            "image: Pass rate against cost of a case, suite invoices; the numbers are in the table");
    assertThat(browser.spoken())
        .noneMatch(
            node -> node.matches("(link|button|checkbox|combobox|searchbox|region|heading): "));
  }

  @Test
  void aScreenReader_hearsWhatAnOpenCaseIs() {
    browser.size(1280, 900).open(page, CREDIT_NOTE);

    assertThat(browser.spoken())
        .contains(
            "dialog: failed invoices / credit-note / terse / flash",
            "button: Previous case",
            "button: Next case",
            "button: Close",
            "heading: Assertions",
            "heading: Against the baseline",
            "region: Answer in the baseline and now",
            "columnheader: Baseline");
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("case-name");
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void theTable_isOneAlsoWhereItLooksLikeCards(int width) {
    browser.size(width, 900).open(page, "");

    assertThat(browser.spoken())
        .contains("columnheader: USD per passed", "rowheader: terse")
        .anyMatch(node -> node.matches("cell: (USD per passed )?0[.]0010"));
  }

  @Test
  void theCount_isTold_whenAFilterChangesIt() {
    browser.size(1280, 900).open(page, "");

    assertThat(browser.one("#count").getDomAttribute("aria-live")).isEqualTo("polite");
    browser.one("#search").sendKeys("nothing has this");

    browser.await(() -> browser.text("#count").startsWith("0 of 29"));
    assertThat(browser.text("#nothing")).isEqualTo("No case fits these filters.");
  }

  @Test
  void theTabulator_reachesEverything_andShowsWhereItIs() {
    browser.size(1280, 900).open(page, "");

    for (int stop = 0; stop < 25; stop++) {
      browser.press(Keys.TAB);
      assertThat(browser.ask("getComputedStyle(document.activeElement).outlineStyle"))
          .as(browser.focused().getDomProperty("outerHTML"))
          .isEqualTo("solid");
    }
    assertThat(browser.ask("document.activeElement.closest('#filters, #matrix') !== null"))
        .isEqualTo(true);
  }
}
