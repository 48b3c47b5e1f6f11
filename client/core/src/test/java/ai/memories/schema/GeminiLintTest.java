package ai.memories.schema;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.schema.SchemaProblem.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiLintTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'OBJECT','properties':{}} | /properties | OBJECT without properties",
        "{'type':'OBJECT'} | `` | OBJECT without properties",
        "{'type':'STRING','properties':{'a':{'type':'NULL'}}} | /properties | on anything but an OBJECT",
        "{'type':'ARRAY','items':{'type':'NULL'},'required':['a']} | /required | on anything but an OBJECT",
        "{'$schema':'x','type':'STRING'} | /$schema | remove it",
        "{'type':'STRING','oneOf':[]} | /oneOf | write anyOf",
        "{'type':'ARRAY','itmes':{},'items':{'type':'NULL'}} | /itmes | did you mean \"items\"?",
        "{'any_of':[],'type':'STRING'} | /any_of | did you mean \"anyOf\"?",
        "{'colour':'x','type':'STRING'} | /colour | responseJsonSchema",
        "{'$ref':'#/$defs/a','$defs':{'a':{'type':'NULL'}},'description':'x'} | /$ref | [description] beside $ref",
        "{'description':'x'} | `` | without a type",
        "{'type':'TYPE_UNSPECIFIED'} | `` | without a type",
        "{'type':'ARRAY'} | `` | ARRAY without items",
        "{'type':'OBJECT','properties':{'total':{'type':'NULL'}},'required':['totl']} | /required/0 | did you mean \"total\"?",
        "{'type':'STRING','enum':['a','b','a']} | /enum/2 | twice",
        "{'type':'STRING','enum':['a',null],'nullable':true} | /enum/1 | nullable: true",
        "{'type':'INTEGER','enum':[1]} | /enum/0 | write \"1\"",
        "{'type':'STRING','enum':['']} | /enum/0 | empty text",
      })
  void whatTheServiceRefuses_isAnError(String schema, String pointer, String words) {
    assertThat(ResponseSchema.parse(schema.replace('\'', '"')).lint())
        .anySatisfy(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.ERROR);
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.message()).contains(words);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'OBJECT','anyOf':[{'type':'STRING'}]} | /type | read as no type",
        "{'type':'TYPE_UNSPECIFIED','anyOf':[{'type':'STRING'}]} | /type | read as no type",
        "{'type':'BOOLEAN','enum':['a']} | /enum | no effect on BOOLEAN",
        "{'type':'INTEGER','minLength':1} | /minLength | no effect on INTEGER",
        "{'type':'STRING','minLength':3,'maxLength':'2'} | /minLength | no value is valid",
        "{'type':'STRING','format':'dat'} | /format | did you mean \"date\"?",
        "{'type':'STRING','enum':[]} | /enum | counts as absent",
        "{'type':'STRING','pattern':null} | /pattern | counts as absent",
        "{'type':'OBJECT','properties':{'a':{'type':'NULL'}},'propertyOrdering':['b']} | /propertyOrdering/0 | not among the properties",
        "{'type':'OBJECT','properties':{'a':{'type':'NULL'}},'required':['a','a']} | /required/1 | listed twice",
        "{'$ref':'#/$defs/a','$defs':{'a':{'type':'NULL'}}} | /$ref | not every model",
      })
  void whatHasNoEffect_isAWarning(String schema, String pointer, String words) {
    assertThat(ResponseSchema.parse(schema.replace('\'', '"')).lint())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.WARNING);
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.message()).contains(words);
            });
  }

  @Test
  void aSoundSchema_hasNoProblems() {
    String schema =
        """
        {"type": "object", "description": "d", "nullable": true, "example": null,
         "properties": {"a": {"type": "STRING", "format": "date-time", "enum": ["x", "y"]},
                        "type": {"anyOf": [{"type": "NUMBER", "minimum": 1, "maximum": 1}]},
                        "l": {"type": "ARRAY", "items": {"type": "NULL"}, "minItems": "1"}},
         "required": ["a", "type"], "propertyOrdering": ["a", "type", "l"]}""";
    assertThat(ResponseSchema.parse(schema).lint()).isEmpty();
  }

  @Test
  void problemsDeepInside_haveTheirPointer() {
    String schema =
        """
        {"type": "ARRAY", "items": {"type": "OBJECT", "properties": {"a/b": {"anyOf": [
           {"type": "STRING"}, {"type": "ARRAY"}]}}}}""";
    assertThat(ResponseSchema.parse(schema).lint())
        .extracting(SchemaProblem::pointer)
        .containsExactly("/items/properties/a~1b/anyOf/1");
  }
}
