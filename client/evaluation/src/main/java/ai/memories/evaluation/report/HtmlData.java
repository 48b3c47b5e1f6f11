package ai.memories.evaluation.report;

import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the cases as inert JSON: the details in chunks, which the script reads one at a time as
 * cases are opened, then all rows. Memory is bounded by the page's size, not by the run's.
 */
final class HtmlData {
  private static final int CHUNK_CHARS = 128 * 1024;

  private final Markup page;
  private final ColumnIndex columns;
  private final ChangedCases changes;
  private final HtmlBudget budget;
  private final long maxBytes;
  private final List<String> rows = new ArrayList<>();
  private final StringBuilder chunk = new StringBuilder();
  private int chunks;
  private long bytes;
  private long leftOut;

  HtmlData(
      Markup page, ColumnIndex columns, ChangedCases changes, HtmlBudget budget, long maxBytes) {
    this.page = page;
    this.columns = columns;
    this.changes = changes;
    this.budget = budget;
    this.maxBytes = maxBytes;
  }

  void write(RunOutcome outcome, Optional<List<HtmlCase>> known) throws IOException {
    if (known.isPresent()) {
      for (HtmlCase found : known.get()) {
        add(found);
      }
    } else {
      try (Stream<CaseResult> results = ResultsFile.read(outcome.results())) {
        for (CaseResult result : (Iterable<CaseResult>) results::iterator) {
          add(HtmlCase.of(result, columns, changes));
        }
      }
    }
    endChunk();
    script("run", ScriptJson.of(columns.json()));
    script("left-out", Long.toString(leftOut));
    page.open("script", "type", "application/json", "id", "rows").trusted("[");
    String separator = "";
    for (String row : rows) {
      page.trusted(separator + row);
      separator = ",\n";
    }
    page.trusted("]").close().trusted("\n");
  }

  private void add(HtmlCase found) throws IOException {
    int rowBytes = found.rowBytes();
    boolean kept = found.placed() && budget.keepsRow(found.passed());
    if (!kept || bytes + rowBytes > maxBytes) {
      leftOut++;
      return;
    }
    int detailBytes = found.detailBytes();
    boolean whole =
        budget.keepsDetail(found.passed()) && bytes + rowBytes + detailBytes <= maxBytes;
    bytes += rowBytes + (whole ? detailBytes : 0);
    if (whole) {
      chunk.append(chunk.isEmpty() ? "{\"" : ",\n\"").append(rows.size()).append("\":");
      chunk.append(found.detail());
    }
    rows.add(found.row(whole ? chunks : -1));
    if (chunk.length() > CHUNK_CHARS) {
      endChunk();
    }
  }

  private void endChunk() throws IOException {
    if (!chunk.isEmpty()) {
      page.open("script", "type", "application/json", "class", "chunk");
      page.trusted(chunk + "}").close().trusted("\n");
      chunk.setLength(0);
      chunks++;
    }
  }

  private void script(String id, String json) throws IOException {
    page.open("script", "type", "application/json", "id", id).trusted(json).close().trusted("\n");
  }
}
