package ai.memories.evaluation.baseline;

import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.JsonLine;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cases of a finished run in the order of their names, each with all its samples. They are
 * sorted on disk beside the results, so a run of a million cases takes no more memory than a small
 * one.
 */
final class FinishedCases implements Iterator<BaselineCase>, Closeable {
  private static final Set<String> KEPT =
      Set.of(
          "suite",
          "id",
          "prompt",
          "provider",
          "sample",
          "samples",
          "verdict",
          "score",
          "usage",
          "costUsd",
          "latencyMs",
          "model",
          "promptHash",
          "schemaHash");

  /** A line of results cut down to what counts here; sample 0 is the one of the whole case. */
  private record Line(CaseKey key, int sample, String text) {
    static final Comparator<Line> ORDER =
        Comparator.comparing(Line::key).thenComparingInt(Line::sample);

    static Line of(String text) {
      Json json = Json.parse(text);
      String suite = json.node().path("suite").asText();
      return new Line(CaseKey.of(suite, json), json.node().path("sample").asInt(), text);
    }
  }

  private final ExternalSort<Line> sort;
  private final Iterator<Line> lines;
  private @Nullable Line next;

  private FinishedCases(ExternalSort<Line> sort) throws IOException {
    this.sort = sort;
    this.lines = sort.sorted();
    this.next = lines.hasNext() ? lines.next() : null;
  }

  /**
   * Reads and sorts the cases of some suites. To be closed.
   *
   * @param answers whether the texts of the answers are wanted
   */
  static FinishedCases read(Path results, Predicate<String> suites, boolean answers)
      throws IOException {
    return read(results, suites, answers, ExternalSort.PORTION_CHARS);
  }

  static FinishedCases read(Path results, Predicate<String> suites, boolean answers, int portion)
      throws IOException {
    Path directory = results.toAbsolutePath().getParent();
    ExternalSort<Line> sort =
        new ExternalSort<>(
            directory == null ? results : directory, Line.ORDER, Line::text, Line::of, portion);
    try (Stream<CaseResult> all = ResultsFile.read(results)) {
      for (CaseResult result : (Iterable<CaseResult>) all::iterator) {
        if (suites.test(result.name().suite())) {
          sort.add(Line.of(JsonLine.of(Json.of(reduced(result, answers)))));
        }
      }
      return new FinishedCases(sort);
    } catch (IOException | RuntimeException e) {
      sort.close();
      throw e;
    }
  }

  private static ObjectNode reduced(CaseResult result, boolean answers) {
    ObjectNode line = Json.object();
    for (var field : result.json().node().properties()) {
      if (KEPT.contains(field.getKey()) || (answers && field.getKey().equals("output"))) {
        line.set(field.getKey(), field.getValue());
      }
    }
    return line;
  }

  /** The suite of the next case, if there is one. */
  Optional<String> suite() {
    return Optional.ofNullable(next).map(line -> line.key().suite());
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public BaselineCase next() {
    Line first = next;
    if (first == null) {
      throw new NoSuchElementException();
    }
    List<Json> samples = new ArrayList<>();
    while (next != null && next.key().equals(first.key())) {
      if (next.sample() > 0) {
        samples.add(Json.parse(next.text()));
      }
      next = lines.hasNext() ? lines.next() : null;
    }
    return BaselineCase.folded(first.key(), Json.parse(first.text()), samples);
  }

  @Override
  public void close() throws IOException {
    sort.close();
  }
}
