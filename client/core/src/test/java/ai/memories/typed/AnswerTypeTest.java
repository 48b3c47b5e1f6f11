package ai.memories.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.memories.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AnswerTypeTest {

  @Description("how it is paid")
  enum Means {
    CASH,
    CARD
  }

  @Description("one line of an invoice")
  record Line(String article, int quantity) {
    Line {
      if (quantity < 1) {
        throw new IllegalArgumentException("quantity is " + quantity);
      }
    }
  }

  record Invoice(
      @Description("with tax") BigDecimal total,
      List<Line> lines,
      Means means,
      Optional<LocalDate> due,
      @Nullable String note) {}

  private static final String WHOLE =
      """
      {"total": 119.00, "lines": [{"article": "pen", "quantity": 2}], "means": "CARD",
       "due": "2026-12-01", "note": "thanks", "more": true}""";

  private static <T extends Record> T read(Class<T> type, String json) {
    return AnswerType.of(type).read(Json.parse(json));
  }

  private static <T extends Record> List<String> violations(Class<T> type, String json) {
    return catchThrowableOfType(AnswerMismatchException.class, () -> read(type, json))
        .violations()
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Nested
  class TheSchema {
    @Test
    void describesTheRecordInTheOrderOfItsComponents() {
      assertThat(AnswerType.of(Invoice.class).schema().json().compact())
          .isEqualTo(
              "{\"type\":\"OBJECT\",\"properties\":{"
                  + "\"total\":{\"type\":\"NUMBER\",\"description\":\"with tax\"},"
                  + "\"lines\":{\"type\":\"ARRAY\",\"items\":{\"type\":\"OBJECT\","
                  + "\"description\":\"one line of an invoice\",\"properties\":{"
                  + "\"article\":{\"type\":\"STRING\"},"
                  + "\"quantity\":{\"type\":\"INTEGER\",\"format\":\"int32\"}},"
                  + "\"required\":[\"article\",\"quantity\"],"
                  + "\"propertyOrdering\":[\"article\",\"quantity\"]}},"
                  + "\"means\":{\"type\":\"STRING\",\"format\":\"enum\","
                  + "\"description\":\"how it is paid\",\"enum\":[\"CASH\",\"CARD\"]},"
                  + "\"due\":{\"type\":\"STRING\",\"format\":\"date\",\"nullable\":true},"
                  + "\"note\":{\"type\":\"STRING\",\"nullable\":true}},"
                  + "\"required\":[\"total\",\"lines\",\"means\"],"
                  + "\"propertyOrdering\":[\"total\",\"lines\",\"means\",\"due\",\"note\"]}");
    }

    @Test
    void holdsNothingTheServiceRefuses() {
      assertThat(AnswerType.of(Invoice.class).schema().lint()).isEmpty();
      assertThat(AnswerType.of(Everything.class).schema().lint()).isEmpty();
    }

    record Twice(@Description("when it is paid") Means means, Means again) {}

    @Test
    void takesTheDescriptionOfTheComponentBeforeThatOfTheType() {
      Json schema = AnswerType.of(Twice.class).schema().json();

      assertThat(schema.at("/properties/means/description")).contains(Json.text("when it is paid"));
      assertThat(schema.at("/properties/again/description")).contains(Json.text("how it is paid"));
    }
  }

  record Everything(
      boolean flag,
      Boolean boxedFlag,
      int small,
      Long large,
      BigInteger huge,
      float f,
      double d,
      OffsetDateTime at,
      Instant instant,
      OptionalInt count,
      List<@Nullable String> words,
      List<List<Integer>> table) {}

  @Nested
  class Reading {
    @Test
    void givesTheRecord() {
      assertThat(read(Invoice.class, WHOLE))
          .isEqualTo(
              new Invoice(
                  new BigDecimal("119.00"),
                  List.of(new Line("pen", 2)),
                  Means.CARD,
                  Optional.of(LocalDate.of(2026, 12, 1)),
                  "thanks"));
    }

    @Test
    void takesAbsentAndNullForEmpty() {
      var absent = read(Invoice.class, "{\"total\": 1, \"lines\": [], \"means\": \"CASH\"}");
      var isNull =
          read(
              Invoice.class,
              "{\"total\": 1, \"lines\": [], \"means\": \"CASH\", \"due\": null, \"note\": null}");

      assertThat(absent).isEqualTo(isNull);
      assertThat(absent.due()).isEmpty();
      assertThat(absent.note()).isNull();
    }

    @Test
    void knowsEveryKindOfValue() {
      Everything read =
          read(
              Everything.class,
              """
              {"flag": true, "boxedFlag": false, "small": 3.0, "large": 9007199254740993,
               "huge": 99999999999999999999, "f": 0.5, "d": 1e3, "at": "2026-11-23T10:00:00+01:00",
               "instant": "2026-11-23T10:00:00Z", "count": 7, "words": ["a", null], "table": [[1], []]}""");

      assertThat(read.small()).isEqualTo(3);
      assertThat(read.large()).isEqualTo(9007199254740993L);
      assertThat(read.huge()).isEqualTo(new BigInteger("99999999999999999999"));
      assertThat(read.d()).isEqualTo(1000.0);
      assertThat(read.at()).isEqualTo(OffsetDateTime.parse("2026-11-23T10:00:00+01:00"));
      assertThat(read.instant()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
      assertThat(read.count()).hasValue(7);
      assertThat(read.words()).containsExactly("a", null);
      assertThat(read.table()).containsExactly(List.of(1), List.of());
    }

    @Test
    void namesEveryPlaceThatDoesNotFit() {
      assertThat(
              violations(
                  Invoice.class,
                  """
                  {"total": "119", "lines": [{"article": "pen", "quantity": 99999999999}],
                   "means": "GOLD"}"""))
          .hasSize(3)
          .anyMatch(v -> v.startsWith("/total:") && v.contains("\"119\""))
          .anyMatch(v -> v.startsWith("/lines/0/quantity:") && v.contains("99999999999"))
          .anyMatch(v -> v.startsWith("/means:") && v.contains("GOLD"));
    }

    @Test
    void namesThePlaceThatARecordRefusesItself() {
      assertThat(
              violations(
                  Invoice.class,
                  """
                  {"total": 1, "lines": [{"article": "pen", "quantity": 0}], "means": "CASH"}"""))
          .singleElement()
          .asString()
          .startsWith("/lines/0: Line refuses it:")
          .contains("quantity is 0");
    }

    record Large(double number) {}

    @Test
    void refusesANumberThatWouldBecomeInfinite() {
      assertThat(violations(Large.class, "{\"number\": 1e400}"))
          .singleElement()
          .asString()
          .startsWith("/number: ");
    }
  }

  @Nested
  class WhatIsNoAnswer {
    record Tree(String name, List<Tree> children) {}

    record Nothing() {}

    @SuppressWarnings({"ArrayRecordComponent", "NullablePrimitive"}) // the faults to be found
    record Odd(
        Map<String, String> map,
        Object object,
        String[] array,
        Nothing nothing,
        Optional<OptionalInt> twice,
        @Nullable int primitive) {}

    record Box<T>(T content) {}

    @Test
    void isNamedAllAtOnceWithItsPlace() {
      assertThat(
              catchThrowableOfType(AnswerTypeException.class, () -> AnswerType.of(Odd.class))
                  .problems())
          .hasSize(6)
          .anyMatch(p -> p.startsWith("Odd.map has the type java.util.Map<"))
          .anyMatch(p -> p.startsWith("Odd.object has the type Object"))
          .anyMatch(p -> p.startsWith("Odd.array "))
          .anyMatch(p -> p.startsWith("Odd.nothing is a record without components"))
          .anyMatch(p -> p.startsWith("Odd.twice may be absent in two ways"))
          .anyMatch(p -> p.startsWith("Odd.primitive is primitive"));
    }

    @Test
    void canBeARecordInItself() {
      assertThatThrownBy(() -> AnswerType.of(Tree.class))
          .hasMessageContaining("Tree.children[] refers to itself");
    }

    @Test
    void canBeATypeVariable() {
      assertThatThrownBy(() -> AnswerType.of(Box.class))
          .hasMessageContaining("Box.content has the type T");
    }
  }
}
