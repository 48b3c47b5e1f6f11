package ai.memories.schema;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.schema.SchemaChange.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaComparisonTest {
  private static final String TOTAL =
      "{'type':'OBJECT','properties':{'total':{'type':'NUMBER'}},'required':['total']}";

  private static ResponseSchema schema(String json) {
    return ResponseSchema.parse(json.replace('\'', '"'));
  }

  private static SchemaComparison compare(String before, String after) {
    return SchemaComparison.compare(schema(before), schema(after));
  }

  private static SchemaChange only(String before, String after) {
    SchemaComparison comparison = compare(before, after);
    assertThat(comparison.changes()).as(comparison.toString()).hasSize(1);
    return comparison.changes().get(0);
  }

  @Test
  void equalSchemas_haveNoChanges() {
    assertThat(compare(TOTAL, TOTAL).changes()).isEmpty();
  }

  @Test
  void theSpellingOfATypeOrASize_isNoChange() {
    assertThat(
            compare("{'type':'STRING','minLength':'1'}", "{'type':'string','minLength':1}")
                .changes())
        .isEmpty();
  }

  @Test
  void aRemovedProperty_breaksReaders() {
    SchemaChange change =
        only(
            "{'type':'OBJECT','properties':{'a':{'type':'STRING'},'b':{'type':'STRING'}}}",
            "{'type':'OBJECT','properties':{'a':{'type':'STRING'}}}");

    assertThat(change.kind()).isEqualTo(Kind.REMOVED_PROPERTY);
    assertThat(change.pointer()).isEqualTo("/properties/b");
    assertThat(change.breaksReaders()).isTrue();
    assertThat(change.breaksRecordings()).isFalse();
    assertThat(change)
        .hasToString(
            "/properties/b: breaking: the property is gone: readers that use it find nothing");
  }

  @Test
  void anAddedOptionalProperty_isCompatible() {
    SchemaComparison comparison =
        compare(TOTAL, TOTAL.replace("'NUMBER'}", "'NUMBER'},'tax':{'type':'NUMBER'}"));

    assertThat(comparison.compatible()).isTrue();
    assertThat(comparison.changes())
        .extracting(SchemaChange::kind)
        .containsExactly(Kind.ADDED_PROPERTY);
  }

  @Test
  void aPropertyAddedThatAnAlternativeNamed_breaksRecordings() {
    String before =
        "{'type':'OBJECT','properties':{'a':{'type':'STRING'}},'anyOf':[{'type':'OBJECT',"
            + "'properties':{'b':{'type':'STRING'}}}]}";
    String after = before.replaceFirst("'a':", "'b':{'type':'NUMBER'},'a':");

    assertThat(compare(before, after).breaking())
        .extracting(SchemaChange::kind, SchemaChange::breaksRecordings)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.ADDED_PROPERTY, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TYPE     | {'type':'STRING'}               | {'type':'NUMBER'}                | true  | true
          TYPE     | {'type':'INTEGER'}              | {'type':'NUMBER'}                | true  | false
          TYPE     | {'type':'NUMBER'}               | {'type':'INTEGER'}               | false | true
          NULLABLE | {'type':'STRING'}               | {'type':'STRING','nullable':true} | true | false
          NULLABLE | {'type':'STRING','nullable':true} | {'type':'STRING'}              | false | true
          ENUM     | {'type':'STRING','enum':['a']}  | {'type':'STRING','enum':['a','b']} | true | false
          ENUM     | {'type':'STRING','enum':['a','b']} | {'type':'STRING','enum':['b']} | false | true
          ENUM     | {'type':'STRING'}               | {'type':'STRING','enum':['a']}   | false | true
          ENUM     | {'type':'STRING','enum':['a']}  | {'type':'STRING'}                | true  | false
          BOUNDS   | {'type':'NUMBER','maximum':5}   | {'type':'NUMBER','maximum':6}    | true  | false
          BOUNDS   | {'type':'NUMBER','maximum':5}   | {'type':'NUMBER','maximum':4}    | false | true
          BOUNDS   | {'type':'NUMBER'}               | {'type':'NUMBER','minimum':0}    | false | true
          BOUNDS   | {'type':'STRING','maxLength':3} | {'type':'STRING'}                | true  | false
          PATTERN  | {'type':'STRING','pattern':'a'} | {'type':'STRING','pattern':'b'}  | true  | true
          PATTERN  | {'type':'STRING'}               | {'type':'STRING','pattern':'b'}  | false | true
          FORMAT   | {'type':'STRING','format':'date'} | {'type':'STRING'}              | true  | false
          ITEMS    | {'type':'ARRAY'}                | {'type':'ARRAY','items':{'type':'STRING'}} | false | true
          REQUIRED | {'type':'OBJECT','properties':{'a':{'type':'STRING'}}} \
                   | {'type':'OBJECT','properties':{'a':{'type':'STRING'}},'required':['a']} | false | true
          REQUIRED | {'type':'OBJECT','properties':{'a':{'type':'STRING'}},'required':['a']} \
                   | {'type':'OBJECT','properties':{'a':{'type':'STRING'}}} | true | false
          ORDER    | {'type':'OBJECT','properties':{'a':{'type':'STRING'},'b':{'type':'STRING'}}} \
                   | {'type':'OBJECT','properties':{'b':{'type':'STRING'},'a':{'type':'STRING'}}} | false | false
          WORDING  | {'type':'STRING'}               | {'type':'STRING','description':'x'} | false | false
          """,
      quoteCharacter = '`')
  void aChange_hurtsWhomItHurts(
      Kind kind, String before, String after, boolean readers, boolean recordings) {
    SchemaChange change = only(before, after);

    assertThat(change.kind()).isEqualTo(kind);
    assertThat(change.breaksReaders()).isEqualTo(readers);
    assertThat(change.breaksRecordings()).isEqualTo(recordings);
  }

  @Test
  void aKeywordWithoutEffect_isNoChange() {
    assertThat(compare("{'type':'INTEGER'}", "{'type':'INTEGER','minLength':3}").changes())
        .isEmpty();
  }

  @Test
  void checksCount_whereTheyMakeAnAnswerInvalid() {
    ResponseSchema before =
        schema(
            "{'type':'OBJECT','properties':{'a':{'type':'STRING'},'b':{'type':'STRING'}},'propertyOrdering':['a','b']}");
    ResponseSchema after =
        schema(
                "{'type':'OBJECT','properties':{'a':{'type':'STRING'},'b':{'type':'STRING'}},'propertyOrdering':['b','a']}")
            .checking(SchemaChecks.standard().withPropertyOrder(PropertyOrder.ERROR));

    assertThat(SchemaComparison.compare(before, after).breaking())
        .singleElement()
        .satisfies(change -> assertThat(change.breaksRecordings()).isTrue());
  }

  @Nested
  class Alternatives {
    private static final String TEXT = "{'type':'STRING'}";
    private static final String TEXT_OR_WHOLE = "{'anyOf':[{'type':'STRING'},{'type':'INTEGER'}]}";

    @Test
    void oneMore_breaksReadersOnly() {
      assertThat(only(TEXT, TEXT_OR_WHOLE).breaksReaders()).isTrue();
      assertThat(only(TEXT, TEXT_OR_WHOLE).breaksRecordings()).isFalse();
    }

    @Test
    void oneLess_breaksRecordingsOnly() {
      assertThat(only(TEXT_OR_WHOLE, TEXT).breaksReaders()).isFalse();
      assertThat(only(TEXT_OR_WHOLE, TEXT).breaksRecordings()).isTrue();
    }

    @Test
    void theirOrder_isNoChange() {
      assertThat(
              compare(TEXT_OR_WHOLE, "{'anyOf':[{'type':'INTEGER'},{'type':'STRING'}]}").changes())
          .isEmpty();
    }

    @Test
    void tooMany_areCalledBreakingInsteadOfComparedForEver() {
      assertThat(compare(nested("x"), nested("y")).compatible()).isFalse();
    }

    private static String nested(String value) {
      String schema = "{'type':'STRING','enum':['" + value + "']}";
      for (int i = 0; i < 5; i++) {
        schema = "{'anyOf':[" + String.join(",", schema, schema, schema) + "]}";
      }
      return schema;
    }
  }

  @Nested
  class References {
    private static final String TREE =
        "{'type':'OBJECT','properties':{'value':{'type':'NUMBER'},'left':{'$ref':'#'}}}";

    @Test
    void aSchemaThatContainsItself_isCompared() {
      assertThat(compare(TREE, TREE).changes()).isEmpty();
      assertThat(only(TREE, TREE.replace("NUMBER", "STRING")).pointer())
          .isEqualTo("/properties/value/type");
    }

    @Test
    void aReferenceInThePlaceOfItsTarget_isNoChange() {
      String inPlace = "{'type':'OBJECT','properties':{'a':{'type':'STRING'}}}";
      String named =
          "{'type':'OBJECT','properties':{'a':{'$ref':'#/$defs/text'}},'$defs':{'text':{'type':'STRING'}}}";
      assertThat(compare(inPlace, named).changes()).isEmpty();
    }
  }

  @Test
  void whatTheServiceRefuses_isTold() {
    assertThat(compare(TOTAL, "{'type':'OBJECT','properties':{}}").refused())
        .singleElement()
        .asString()
        .contains("OBJECT without properties");
  }
}
