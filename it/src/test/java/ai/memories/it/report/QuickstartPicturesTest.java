package ai.memories.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pictures of the walk-through, all of one size, taken from real runs of the quickstart. They
 * go to {@code target/pictures}, or where {@code -Dpictures.to} says:
 *
 * <pre>{@code
 * mvn -Pfast -pl it -am test -Dtest=QuickstartPicturesTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dpictures.to=../docs/guide/pictures
 * }</pre>
 */
@EnabledIf(value = "ai.memories.it.report.Browser#installed", disabledReason = Browser.MISSING)
@TestInstance(Lifecycle.PER_CLASS)
class QuickstartPicturesTest {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  /** They are kept in the repository. */
  private static final long MAX_BYTES = 200_000;

  private static final Path PICTURES =
      Path.of(System.getProperty("pictures.to", "target/pictures"));

  private static final String BROKEN = "#case=invoices/handwerker-de/terse/flash";

  @TempDir static Path directory;
  private Browser browser;
  private Path passed;
  private Path failed;

  @BeforeAll
  void runTheQuickstart() throws IOException, InterruptedException {
    QuickstartRun run = QuickstartRun.copiedTo(directory.resolve("invoices")).replayed();
    passed = Files.copy(run.report(), directory.resolve("passed.html"));
    failed = run.recordedAnew().report();
    browser = Browser.start(directory.resolve("profile"));
  }

  @AfterAll
  void close() {
    browser.close();
  }

  private void picture(String name) throws IOException {
    Path file = browser.shoot(PICTURES, name, false);
    assertThat(file).exists();
    assertThat(Files.size(file)).as(name).isBetween(10_000L, MAX_BYTES);
  }

  private void open(Path page, String hash) {
    browser.scheme("light").size(WIDTH, HEIGHT).open(page, hash);
  }

  private void scrollTo(String css) {
    browser.run("document.querySelector('" + css + "').scrollIntoView()");
  }

  @Test
  void aRunThatPassed() throws IOException {
    open(passed, "");

    assertThat(browser.text("#verdict")).contains("Passed");
    picture("report-passed");
  }

  @Test
  void aRunThatFailed() throws IOException {
    open(failed, "");

    assertThat(browser.text("#verdict")).contains("Failed");
    picture("report-failed");
    scrollTo("#columns");
    picture("report-columns");
  }

  @Test
  void whatChangedAmongTheCases() throws IOException {
    open(failed, "");
    browser.one("#changed").click();

    browser.await(() -> !browser.text("#count").startsWith("76 of"));
    scrollTo("#cases");
    picture("report-cases");
  }

  @Test
  void aCaseWhoseAnswerBreaksTheSchema() throws IOException {
    open(failed, BROKEN);

    assertThat(browser.text("#case-body")).contains("\"572,39\"");
    picture("report-case");
    scrollTo("#case section:has(.diff)");
    picture("report-diff");
  }

  @Test
  void inTheDark() throws IOException {
    browser.scheme("dark").size(WIDTH, HEIGHT).open(failed, "");

    picture("report-dark");
  }

  @Test
  void onATelephone() throws IOException {
    browser.scheme("light").size(390, HEIGHT).open(failed, "");

    picture("report-narrow");
  }
}
