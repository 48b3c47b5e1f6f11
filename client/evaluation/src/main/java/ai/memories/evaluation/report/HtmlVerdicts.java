package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import java.io.IOException;

/** How many cases came to each of the four verdicts: a sentence, a bar of shares, four numbers. */
final class HtmlVerdicts {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 12;

  private final Markup page;
  private final ColumnTotals all;
  private double drawn;

  private HtmlVerdicts(Markup page, ColumnTotals all) {
    this.page = page;
    this.all = all;
  }

  static void write(Markup page, ColumnTotals all) throws IOException {
    page.open("section", "class", "verdicts", "aria-label", "Cases by verdict");
    var verdicts = new HtmlVerdicts(page, all);
    verdicts.sentence();
    verdicts.bar();
    verdicts.counts();
    page.close();
  }

  private void sentence() throws IOException {
    PassRate rate = PassRate.of(all);
    page.open("p", "class", "headline");
    page.element("strong", Counts.of(all.passed()) + " of " + Counts.of(all.cases()));
    page.text(all.cases() == 1 ? " case passed" : " cases passed");
    if (rate.known()) {
      page.text(" ");
      page.element("small", rate.percent() + " of the judged, 95 % interval " + rate.interval());
    }
    page.close();
  }

  private void bar() throws IOException {
    page.open(
        "svg",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "width",
        "480",
        "height",
        Integer.toString(HEIGHT),
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    part("passed", all.passed(), "#2f9e5b");
    part("failed", all.failed(), "#d4342c");
    part("errored", all.errored(), "#d98a1f");
    part("not-run", all.notRun(), "#8a94a3");
    page.close();
  }

  private void part(String kind, long count, String fill) throws IOException {
    if (count == 0) {
      return;
    }
    double width = (double) WIDTH * count / all.cases();
    page.empty(
        "rect",
        "class",
        kind,
        "x",
        ColumnBars.decimal(drawn),
        "y",
        "0",
        "width",
        ColumnBars.decimal(width),
        "height",
        Integer.toString(HEIGHT),
        "fill",
        fill);
    drawn += width;
  }

  private void counts() throws IOException {
    page.open("dl", "class", "counts");
    count("passed", "Passed", all.passed(), "");
    count("failed", "Failed", all.failed(), "wrong answers");
    count(
        "errored",
        "Errored",
        all.errored(),
        all.missed() == 0 ? "no answer to judge" : all.missed() + " without recording");
    count("not-run", "Not run", all.notRun(), "kept back by a budget or a stop");
    page.close();
  }

  private void count(String kind, String name, long count, String note) throws IOException {
    page.open("div", "class", count == 0 ? "none" : kind).element("dt", name);
    page.open("dd").element("strong", Counts.of(count));
    if (count > 0 && !note.isEmpty()) {
      page.text(" ").element("small", note);
    }
    page.close().close();
  }
}
