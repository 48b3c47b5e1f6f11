package ai.memories.evaluation.template;

import java.util.List;

/** Bounds that keep one template from eating the heap or the day. */
final class Limits {
  /** Characters a template may write. */
  static final int OUTPUT = 64 * 1024 * 1024;

  /** What a turn of a loop counts for, so that loops that write nothing end as well. */
  static final int TURN = 64;

  /** Elements of a list that an expression makes. */
  static final int ELEMENTS = 1_000_000;

  /** Words and symbols in one tag: its expression is evaluated by recursion. */
  static final int WORDS = 4000;

  /** How deep tags and parentheses may nest. */
  static final int DEPTH = 100;

  private Limits() {}

  static TemplateException output() {
    return new TemplateException(
        "renders more than 64 MB, or takes a million turns of loops; make it smaller");
  }

  static String text(String text) {
    if (text.length() > OUTPUT) {
      throw output();
    }
    return text;
  }

  /** Refuses a text of that length before it is made. */
  static int length(double length) {
    if (length > OUTPUT) {
      throw output();
    }
    return (int) length;
  }

  static <T> List<T> list(List<T> list) {
    if (list.size() > ELEMENTS) {
      throw new TemplateException("makes a list of more than a million elements; make it shorter");
    }
    return list;
  }
}
