package ai.memories.junit.assertj;

import ai.memories.MemoriesException;
import ai.memories.evaluation.expression.JsonataExpression;
import ai.memories.json.Json;
import ai.memories.json.JsonAnswer;
import ai.memories.schema.ResponseSchema;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between the answer's JSON and what a test writes. */
final class JsonValues {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonValues() {}

  /** The answer's JSON is not what the test reads it as. */
  static final class UnfitException extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  static Json query(String expression, Json input) throws UnfitException {
    try {
      return JsonataExpression.parse(expression).over(input);
    } catch (JsonataExpression.NotApplicableException | MemoriesException e) {
      throw new UnfitException(String.valueOf(e.getMessage()), e);
    }
  }

  static <T> T read(Json json, Class<T> type) throws UnfitException {
    try {
      return MAPPER.treeToValue(json.node(), type);
    } catch (JsonProcessingException e) {
      throw new UnfitException(e.getOriginalMessage(), e);
    }
  }

  static ResponseSchema schema(Path file) {
    try {
      return ResponseSchema.parse(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the schema " + file.toAbsolutePath() + " cannot be read: " + e.getMessage(), e);
    } catch (MemoriesException e) {
      throw new IllegalArgumentException("the schema " + file + ": " + e.getMessage(), e);
    }
  }

  static Json json(@Nullable Object value) {
    return Json.of(MAPPER.valueToTree(value));
  }

  static String fault(JsonAnswer answer) {
    return answer instanceof JsonAnswer.NoJson no
        ? no.message() + " (line " + no.line() + ", column " + no.column() + ")"
        : "";
  }

  static @Nullable Object java(JsonNode node) {
    if (node.isArray()) {
      List<@Nullable Object> items = new ArrayList<>();
      node.forEach(item -> items.add(java(item)));
      return items;
    }
    if (node.isObject()) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      node.fieldNames().forEachRemaining(name -> members.put(name, java(node.path(name))));
      return members;
    }
    if (node.isNumber()) {
      return node.decimalValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNull() || node.isMissingNode() ? null : node.asText();
  }
}
