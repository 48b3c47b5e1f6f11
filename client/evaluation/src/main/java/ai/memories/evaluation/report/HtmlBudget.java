package ai.memories.evaluation.report;

/**
 * How much of a run fits into the page. Everything, if it fits; else what did not pass in full and
 * the rest as mere rows; else only what did not pass, as far as it fits.
 */
enum HtmlBudget {
  /** Every case with its messages, answer and assertions. */
  ALL(""),
  /** Passed cases lose their evidence. */
  FAILURES_IN_FULL(
      "The run is too large for one page: messages and answers of passed cases are left out here;"
          + " they are in results.jsonl."),
  /** Passed cases are in the totals alone. */
  FAILURES_ONLY(
      "The run is too large for one page: passed cases are left out here but for the totals; they"
          + " are in results.jsonl.");

  private final String notice;

  HtmlBudget(String notice) {
    this.notice = notice;
  }

  /** What the page says about it. */
  String notice() {
    return notice;
  }

  static HtmlBudget choose(HtmlSurvey survey, long maxBytes) {
    if (survey.rowBytes() + survey.detailBytes() <= maxBytes) {
      return ALL;
    }
    return survey.rowBytes() + survey.failingDetailBytes() <= maxBytes
        ? FAILURES_IN_FULL
        : FAILURES_ONLY;
  }

  boolean keepsRow(boolean passed) {
    return this != FAILURES_ONLY || !passed;
  }

  boolean keepsDetail(boolean passed) {
    return this == ALL || !passed;
  }
}
