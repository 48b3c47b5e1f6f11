package ai.memories.evaluation.baseline;

import ai.memories.evaluation.result.JsonLine;
import ai.memories.evaluation.result.Verdict;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * {@code changes.jsonl}: a line per case that is not as it is in its baseline, with what it was
 * there, so that reports can show both also when the baseline has long been another. Not
 * thread-safe.
 */
final class ChangesFile implements Closeable {
  private final BufferedWriter out;
  private final Predicate<Verdict> evidence;

  private ChangesFile(BufferedWriter out, Predicate<Verdict> evidence) {
    this.out = out;
    this.evidence = evidence;
  }

  /**
   * Begins the file beside the results.
   *
   * @param evidence of which verdicts answers may be kept
   */
  static ChangesFile beside(Path results, Predicate<Verdict> evidence) throws IOException {
    return new ChangesFile(
        Files.newBufferedWriter(results.resolveSibling(RunComparison.CHANGES)), evidence);
  }

  void added(BaselineCase now) {
    ObjectNode line = line(now);
    line.putArray("changed").add("new");
    write(line);
  }

  void compared(BaselineCase before, BaselineCase now) {
    ObjectNode line = line(now);
    ArrayNode changed = line.putArray("changed");
    note(changed, "verdict", before.verdict(), now.verdict());
    if (now.verdict() != Verdict.NOT_RUN) { // of which nobody knows what it would have asked
      note(changed, "answer", before.answers(), now.answers());
      note(changed, "prompt", before.promptHash(), now.promptHash());
      note(changed, "model", before.model(), now.model());
      note(changed, "schema", before.schemaHash(), now.schemaHash());
      note(changed, "samples", before.samples(), now.samples());
    }
    if (changed.isEmpty()) {
      return;
    }
    ObjectNode was = line.putObject("was").put("verdict", before.verdict().name());
    before.costUsd().ifPresent(cost -> was.put("costUsd", cost));
    before.latencyMs().ifPresent(latency -> was.put("latencyMs", latency));
    if (!before.answers().equals(now.answers()) && evidence.test(now.verdict())) {
      before.answers().forEach(was.putArray("answers")::add);
    }
    write(line);
  }

  private static void note(ArrayNode changed, String what, Object before, Object now) {
    if (!Objects.equals(before, now)) {
      changed.add(what);
    }
  }

  private static ObjectNode line(BaselineCase of) {
    return Json.object()
        .put("suite", of.key().suite())
        .put("id", of.key().id())
        .put("prompt", of.key().prompt())
        .put("provider", of.key().provider());
  }

  private void write(ObjectNode line) {
    try {
      out.write(JsonLine.of(Json.of(line)));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
