package ai.memories.evaluation.report;

import ai.memories.evaluation.result.CaseName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a case opens in the HTML report: by its name, so the link stays good in the next run. */
final class CaseLink {

  private CaseLink() {}

  /** Such as {@code #case=invoices/plain/terse/pro/2}, each part encoded. */
  static String of(CaseName name) {
    Stream<String> parts = Stream.of(name.suite(), name.id(), name.prompt(), name.provider());
    String link = parts.map(CaseLink::encoded).collect(Collectors.joining("/", "#case=", ""));
    return name.sample().isPresent() ? link + "/" + name.sample().getAsInt() : link;
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
