package ai.memories.it.bench;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is asked and answered: invoices of half a page, read into JSON. */
final class Invoices {
  /** Contains, a JSON Schema and an expression: one cheap assertion, two that parse the answer. */
  private static final String ASSERTIONS =
      """
          - {type: contains, value: ACME}
          - type: is-json
            value: {type: object, required: [vendor, total], properties: {total: {type: number}}}
          - {type: jsonata, expression: $sum(lines.amount) = total}
      """;

  private static final String HEAD =
      """
      description: Invoices
      providers: [gemini:gemini-2.5-flash]
      prompts: ["Read this invoice as JSON:\\n{{document}}"]
      responseSchema:
        type: OBJECT
        properties:
          vendor: {type: STRING}
          total: {type: NUMBER}
          lines:
            type: ARRAY
            items:
              type: OBJECT
              properties: {text: {type: STRING}, amount: {type: NUMBER}}
              required: [text, amount]
        required: [vendor, total, lines]
      """;

  private Invoices() {}

  /** A suite whose tests all have the same assertions, written once for all of them. */
  static String suiteWithShared(int tests, int threesOfAssertions) {
    return suite(tests, 0)
        .replace(
            "tests:\n",
            "defaultTest:\n  assert:\n"
                + ASSERTIONS.indent(2).repeat(threesOfAssertions)
                + "tests:\n");
  }

  /** A suite of so many tests, each with so many times the three assertions. */
  static String suite(int tests, int threesOfAssertions) {
    StringBuilder yaml = new StringBuilder(HEAD).append("tests:\n");
    for (int i = 0; i < tests; i++) {
      yaml.append("  - id: invoice-").append(i).append('\n');
      yaml.append("    vars:\n      document: |\n");
      document(i).lines().forEach(line -> yaml.append("        ").append(line).append('\n'));
      yaml.append(threesOfAssertions == 0 ? "" : "    assert:\n");
      for (int n = 0; n < threesOfAssertions; n++) {
        yaml.append(ASSERTIONS.indent(4));
      }
    }
    return yaml.toString();
  }

  static String document(int number) {
    StringBuilder text = new StringBuilder("ACME Ltd., 12 Harbour Street\nInvoice " + number);
    for (int line = 0; line < 6; line++) {
      text.append(
          "\n%d  Maintenance of machine %d-%d  %d.00 EUR"
              .formatted(line + 1, number, line, amount(number, line)));
    }
    return text + "\nPayable within 14 days. Thank you for your business.";
  }

  private static int amount(int number, int line) {
    return 10 + (number + line) % 90;
  }

  /** The service's answer to any of them: 6 lines that sum up. */
  static String answer() {
    ObjectNode invoice = Json.object().put("vendor", "ACME Ltd.");
    int total = 0;
    var lines = invoice.putArray("lines");
    for (int line = 0; line < 6; line++) {
      total += amount(0, line);
      lines
          .addObject()
          .put("text", "Maintenance of machine 0-" + line)
          .put("amount", amount(0, line));
    }
    invoice.put("total", total);
    ObjectNode body = Json.object().put("id", "resp_1").put("object", "completion");
    body.put("model", "gemini:gemini-2.5-flash").put("created_at", 1_767_093_284);
    body.put("status", "completed");
    body.putArray("choices").addObject().put("text", Json.of(invoice).compact()).put("index", 0);
    body.putObject("usage")
        .put("input_tokens", 210)
        .put("output_tokens", 160)
        .put("total_tokens", 370);
    return Json.of(body).compact();
  }
}
