package ai.memories.schema;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A change is called harmless only if no answer can be found that it harms. */
class SchemaComparisonPropertiesTest {
  private static final int ANSWERS = 60;

  /** A schema, the same with a few random edits, and where answers come from. */
  record Edited(ObjectNode before, ObjectNode after, long seed) {
    SchemaComparison comparison() {
      return SchemaComparison.compare(
          ResponseSchema.of(Json.of(before)), ResponseSchema.of(Json.of(after)));
    }

    /** Answers by a schema: valid, and without a property it does not name. */
    List<Json> answersBy(ObjectNode schema) {
      ResponseSchema strict =
          ResponseSchema.of(Json.of(schema)).checking(SchemaChecks.standard().withStrict(true));
      var random = new Random(seed);
      return Stream.generate(() -> Json.of(RandomSchemas.answer(random, schema, 4)))
          .limit(ANSWERS)
          .filter(answer -> strict.validate(answer).isEmpty())
          .toList();
    }
  }

  @Property(tries = 2000)
  void whatSparesRecordings_acceptsEveryAnswerByTheOldSchema(@ForAll("edits") Edited edited) {
    boolean spared =
        edited.comparison().changes().stream().noneMatch(SchemaChange::breaksRecordings);
    enough("spares recordings", spared);
    if (spared) {
      ResponseSchema after = ResponseSchema.of(Json.of(edited.after()));
      List<Json> answers = edited.answersBy(edited.before());
      enough("answers by the old schema", !answers.isEmpty());
      assertThat(answers).allSatisfy(answer -> assertThat(after.validate(answer)).isEmpty());
    }
  }

  @Property(tries = 2000)
  void whatSparesReaders_givesOnlyAnswersTheOldSchemaAccepts(@ForAll("edits") Edited edited) {
    boolean spared = edited.comparison().changes().stream().noneMatch(SchemaChange::breaksReaders);
    enough("spares readers", spared);
    if (spared) {
      ResponseSchema before = ResponseSchema.of(Json.of(edited.before()));
      List<Json> answers = edited.answersBy(edited.after());
      enough("answers by the new schema", !answers.isEmpty());
      assertThat(answers).allSatisfy(answer -> assertThat(before.validate(answer)).isEmpty());
    }
  }

  /** A property that hardly ever applies would show nothing. */
  private static void enough(String what, boolean applies) {
    Statistics.label(what).collect(applies);
    Statistics.label(what)
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 25));
  }

  @Property(tries = 300)
  void aSchema_isComparedWithItselfWithoutAChange(@ForAll("edits") Edited edited) {
    assertThat(new Edited(edited.before(), edited.before().deepCopy(), 0).comparison().changes())
        .isEmpty();
  }

  @Provide
  Arbitrary<Edited> edits() {
    return Arbitraries.longs()
        .map(
            seed -> {
              var random = new Random(seed);
              ObjectNode before = RandomSchemas.schema(random, 2);
              ObjectNode after = before.deepCopy();
              int edits = 1 + random.nextInt(2);
              for (int i = 0; i < edits; i++) {
                RandomSchemas.edit(random, after);
              }
              return new Edited(before, after, seed);
            });
  }
}
