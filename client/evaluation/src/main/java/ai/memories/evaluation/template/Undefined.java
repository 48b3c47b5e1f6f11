package ai.memories.evaluation.template;

import java.util.function.Supplier;

/**
 * The value of a name that has none. It is an error wherever a value is needed; {@code default} and
 * {@code is defined} alone may look at it. The message is made only when it is needed.
 */
record Undefined(Supplier<String> detail, Position at) {
  TemplateException error() {
    return new TemplateException(detail.get(), at);
  }
}
