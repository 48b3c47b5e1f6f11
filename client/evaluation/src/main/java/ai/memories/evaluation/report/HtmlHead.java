package ai.memories.evaluation.report;

import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;

/** The page's head: nothing may be loaded, and only our own script and style count. */
final class HtmlHead {

  private HtmlHead() {}

  /** Leaves the {@code html} element open. */
  static void write(Markup page, RunOutcome outcome, PageResource script, PageResource style)
      throws IOException {
    String policy =
        "default-src 'none'; script-src "
            + script.hash()
            + "; style-src "
            + style.hash()
            + "; base-uri 'none'; form-action 'none'";
    page.trusted("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy);
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "referrer", "content", "no-referrer");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.element("title", (outcome.success() ? "Passed" : "Failed") + " – Memories report");
    page.open("style").trusted(style.text()).close();
    page.close().trusted("\n");
  }
}
