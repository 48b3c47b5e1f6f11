package ai.memories.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The checks a validator of JSON Schema does not have. */
final class GeminiChecks {
  /** Not "format": the validator does not let that one be replaced. */
  static final String FORMAT = "assertedFormat";

  static final String ORDER = "propertyOrdering";

  /** RFC 3339 asks for seconds and an offset, where java.time takes less. */
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:[Zz]|[+-]\\d{2}:\\d{2})");

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private GeminiChecks() {}

  /** int32, int64, date and date-time; every other format says something to the model only. */
  static Optional<String> format(JsonNode keyword, JsonNode value) {
    boolean right =
        switch (keyword.asText()) {
          case "int32" -> isWithin(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
          case "int64" -> isWithin(value, Long.MIN_VALUE, Long.MAX_VALUE);
          case "date" -> !value.isTextual() || isDate(value.textValue());
          case "date-time" -> !value.isTextual() || isDateTime(value.textValue());
          default -> true;
        };
    return right
        ? Optional.empty()
        : Optional.of("expected format " + keyword.asText() + ", got " + Shown.typed(value));
  }

  private static boolean isWithin(JsonNode value, long min, long max) {
    if (!value.isNumber()) {
      return true;
    }
    BigDecimal number = value.decimalValue();
    return number.compareTo(BigDecimal.valueOf(min)) >= 0
        && number.compareTo(BigDecimal.valueOf(max)) <= 0;
  }

  private static boolean isDate(String text) {
    if (!DATE.matcher(text).matches()) {
      return false;
    }
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isDateTime(String text) {
    if (!DATE_TIME.matcher(text).matches()) {
      return false;
    }
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Whether the properties that are listed stand in the order of the list; others are free. */
  static Optional<String> order(JsonNode keyword, JsonNode value) {
    if (!value.isObject()) {
      return Optional.empty();
    }
    List<String> expected = new ArrayList<>();
    keyword.forEach(name -> expected.add(name.asText()));
    expected.removeIf(name -> !value.has(name));
    List<String> got = new ArrayList<>();
    value.fieldNames().forEachRemaining(got::add);
    got.retainAll(expected);
    List<String> wanted = expected.stream().distinct().toList();
    return got.equals(wanted)
        ? Optional.empty()
        : Optional.of(
            "expected the properties in the order %s, got %s"
                .formatted(
                    Shown.shorten(String.join(", ", wanted)),
                    Shown.shorten(String.join(", ", got))));
  }
}
