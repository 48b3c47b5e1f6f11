package ai.memories.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The system's chromium without a window, as these tests need it; not thread-safe. */
final class Browser implements AutoCloseable {
  static final String MISSING =
      "chromium and chromedriver are not on the PATH: the report is not tested in a browser"
          + " (Debian: apt-get install chromium chromium-driver)";

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static boolean installed() {
    boolean found =
        find("chromium").findAny().isPresent() && find("chromedriver").findAny().isPresent();
    if (!found) {
      System.getLogger(Browser.class.getName()).log(System.Logger.Level.WARNING, MISSING);
    }
    return found;
  }

  static Browser start(Path profile) {
    var logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(find("chromium").findFirst().orElseThrow().toFile());
    options.setCapability("goog:loggingPrefs", logging);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--user-data-dir=" + profile);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(find("chromedriver").findFirst().orElseThrow().toFile())
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Stream<Path> find(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory).resolve(program))
        .filter(Files::isExecutable);
  }

  /** Opens a page anew, also where only the hash differs. */
  Browser open(Path page, String hash) {
    driver.get("about:blank");
    driver.get(page.toUri() + hash);
    return this;
  }

  Browser size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  Browser scheme(String lightOrDark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", lightOrDark))));
    return this;
  }

  /** As it looks on paper. */
  Browser print(boolean paper) {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", paper ? "print" : ""));
    return this;
  }

  Browser script(boolean allowed) {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
    return this;
  }

  WebElement one(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  String text(String css) {
    return one(css).getText();
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  Browser press(CharSequence... keys) {
    focused().sendKeys(keys);
    return this;
  }

  Browser escape() {
    return press(Keys.ESCAPE);
  }

  String address() {
    return String.valueOf(driver.getCurrentUrl());
  }

  void run(String script) {
    driver.executeScript(script);
  }

  Object ask(String script) {
    return Objects.requireNonNull(driver.executeScript("return " + script));
  }

  Browser await(BooleanSupplier condition) {
    new WebDriverWait(driver, Duration.ofSeconds(20), Duration.ofMillis(25))
        .until(any -> condition.getAsBoolean());
    return this;
  }

  /** What a screen reader is given: roles and names, such as {@code button: Clear}. */
  List<String> spoken() {
    driver.executeCdpCommand("Accessibility.enable", Map.of());
    List<?> nodes =
        (List<?>) driver.executeCdpCommand("Accessibility.getFullAXTree", Map.of()).get("nodes");
    return Objects.requireNonNull(nodes).stream()
        .map(node -> (Map<?, ?>) node)
        .filter(node -> !Boolean.TRUE.equals(node.get("ignored")))
        .map(node -> value(node.get("role")) + ": " + value(node.get("name")).strip())
        .toList();
  }

  private static String value(@Nullable Object property) {
    Object value = property instanceof Map<?, ?> map ? map.get("value") : null;
    return value == null ? "" : value.toString();
  }

  /** What the browser has complained of since the last time, such as a breach of our policy. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> String.valueOf(entry.getMessage()))
        .toList();
  }

  /** Keeps what is to be seen for people to look at. */
  void shoot(String name, boolean wholePage) throws IOException {
    shoot(Path.of("target", "screenshots"), name, wholePage);
  }

  /** Keeps what is to be seen in a directory; gives the file. */
  Path shoot(Path directory, String name, boolean wholePage) throws IOException {
    Object image =
        driver
            .executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", wholePage))
            .get("data");
    assertThat(image).isInstanceOf(String.class);
    return Files.write(
        Files.createDirectories(directory).resolve(name + ".png"),
        Base64.getDecoder().decode(String.valueOf(image)));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
