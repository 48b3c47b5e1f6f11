package com.example.reports;

import ai.memories.evaluation.report.ReportWriter;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A format of somebody else's: the names of the cases whose answer took long. */
public final class SlowCases implements ReportWriter {
  @Override
  public String format() {
    return "slow";
  }

  @Override
  public void write(RunOutcome outcome, Path directory) throws IOException {
    try (Stream<CaseResult> results = ResultsFile.read(outcome.results())) {
      Files.write(
          directory.resolve("slow.txt"),
          (Iterable<String>)
              results
                      .filter(result -> result.latency().orElse(Duration.ZERO).toMillis() >= 0)
                      .map(result -> result.name().toString())
                  ::iterator);
    }
  }
}
