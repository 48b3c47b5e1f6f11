package ai.memories.evaluation.source;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
  private final Problems problems = new Problems();
  private @TempDir Path project;

  private Path file(byte[] content) {
    try {
      return Files.write(project.resolve("a.yaml"), content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private YamlReader reader() {
    return new YamlReader(new ProjectFiles(project, List.of()));
  }

  private Located read(String yaml) {
    Path file = file(yaml.getBytes(StandardCharsets.UTF_8));
    return reader().read(file, problems).orElseThrow(() -> new AssertionError(problems.all()));
  }

  private String fault(String yaml) {
    return fault(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private String fault(byte[] yaml) {
    reader().read(file(yaml), problems);
    assertThat(problems.all()).hasSize(1);
    return problems.all().get(0).toString();
  }

  @Nested
  class Values {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "yes | \"yes\"",
          "No | \"No\"",
          "12:30 | \"12:30\"",
          "2026-01-02 | \"2026-01-02\"",
          "'5' | \"5\"",
          "!!str 5 | \"5\"",
          "! 5 | \"5\"",
          "true | true",
          "~ | null",
          "0x1F | 31",
          "0o17 | 15",
          "-7 | -7",
          "9007199254740993 | 9007199254740993",
          "0.10000000000000000000001 | 0.10000000000000000000001",
          "1.50 | 1.50",
        })
    void scalarFollowsTheCoreSchema(String written, String json) {
      String yaml = written.equals("5") ? "'5'" : written;
      assertThat(read("a: " + yaml).json().compact()).isEqualTo("{\"a\":" + json + "}");
    }

    @Test
    void jsonIsYamlAndKeepsItsPlaces() {
      Located json =
          read("{\n\t\"a\": [1.0, \"x\\u0041\\/\\ud83d\\ude00\"],\n\t\"b\": {\"c\": null}\n}\n");

      assertThat(json.json()).isEqualTo(Json.parse("{\"a\":[1,\"xA/😀\"],\"b\":{\"c\":null}}"));
      assertThat(json.location("/a/1")).isEqualTo(new Location("a.yaml", 2, 13));
      assertThat(json.location("/b/c").line()).isEqualTo(3);
    }

    @Test
    void everyPartAndKeyKnowsItsPlace() {
      Located root = read("\nlist:\n  - id: x\n    a/b: 1\n");

      assertThat(root.location("/list/0/a~1b")).isEqualTo(new Location("a.yaml", 4, 10));
      assertThat(root.keyLocation("/list/0/a~1b")).isEqualTo(new Location("a.yaml", 4, 5));
      Located item = root.at("/list/0").orElseThrow();
      assertThat(item.keyLocation("/id")).isEqualTo(new Location("a.yaml", 3, 5));
      assertThat(item.location("/nothing")).isEqualTo(item.location());
    }

    @Test
    void byteOrderMarkAndCarriageReturnsVanish() {
      assertThat(read("\uFEFFa: |\r\n  x\r\n  y\r\nb: 1\r\n").json().compact())
          .isEqualTo("{\"a\":\"x\\ny\\n\",\"b\":1}");
    }
  }

  @Nested
  class Anchors {
    @Test
    void aliasRepeatsTheValueAndPointsToWhereItsPartsAreWritten() {
      Located root = read("base: &b\n  x: 1\nuse: *b\n");

      assertThat(root.json().compact()).isEqualTo("{\"base\":{\"x\":1},\"use\":{\"x\":1}}");
      assertThat(root.location("/use")).isEqualTo(new Location("a.yaml", 3, 6));
      assertThat(root.location("/use/x")).isEqualTo(new Location("a.yaml", 2, 6));
    }

    @Test
    void mergeLaysItsKeysUnderThoseWrittenOut() {
      Located root = read("base: &b {x: 1, y: 2}\nuse:\n  <<: [*b, {z: 4, y: 5}]\n  x: 3\n");

      assertThat(root.at("/use").orElseThrow().json())
          .isEqualTo(Json.parse("{\"x\":3,\"y\":2,\"z\":4}"));
      assertThat(root.keyLocation("/use/y")).isEqualTo(new Location("a.yaml", 1, 17));
    }

    @Test
    void unknownAliasIsRefused() {
      assertThat(fault("a: 1\nb: *gone\n")).startsWith("a.yaml:2:4: *gone refers to no anchor");
    }

    @Test
    void anchorThatHoldsItselfIsRefused() {
      assertThat(fault("a: &x [1, *x]\n")).startsWith("a.yaml:1:11: *x refers to no anchor");
    }

    @Test
    void aliasBombIsRefused() {
      var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
      for (int i = 1; i < 9; i++) {
        String ref = "*a" + (i - 1);
        bomb.append("a%d: &a%d [".formatted(i, i)).append((ref + ", ").repeat(9)).append(ref);
        bomb.append("]\n");
      }
      assertThat(fault(bomb.toString())).contains("aliases repeat more than 200000 values");
    }

    @Test
    void nestedAnchorsThatKeepTooMuchAreRefused() {
      var nested = new StringBuilder();
      for (int i = 0; i < 400; i++) {
        nested.append("&a").append(i).append(" [");
      }
      nested.append("x,".repeat(5000)).append("]".repeat(400));
      assertThat(fault(nested.toString())).contains("anchors hold more than 1000000 values");
    }

    @Test
    void aliasesThatNestTooDeepAreRefused() {
      String deep = "a: &a " + "[".repeat(300) + "]".repeat(300) + "\n";
      assertThat(fault(deep + "b: " + "[".repeat(300) + "*a" + "]".repeat(300)))
          .contains("nested more than 500 deep");
    }
  }

  @Nested
  class Faults {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "a: 1\\nb: 2\\na: 3     | 3:1: duplicate key \"a\": it is already at line 1, column 1",
          "a: \"x\\nb: 1\\nc: 2    | 1:4: the quote opened here is never closed: \"x",
          "a:\\n\\tb: 1            | 2:1: a tab where YAML wants spaces",
          "a: x: y                 | 1:5: a second \": \" on the line",
          "a: @x                   | 1:4: a plain text cannot start with @",
          "a: {{x}}                | 1:5: a value that starts with {{ must stand in quotes",
          "a: {{x}} y | 1:5: a value that starts with {{ must stand in quotes",
          "a:\\n  - b: 1\\n   c: 2 | 3:4: align it with its neighbours",
          "1: x                    | 1:1: a key must be a text; write \"1\" in quotes",
          "? [a]\\n: b             | 1:3: a key must be a text, not a collection",
          "a: 1\\n---\\nb: 2       | 2:1: a second document starts here",
          "a: !foo x               | 1:4: the tag !foo is not supported",
          "a: !!python/name {}     | 1:4: is not supported",
          "a: .inf                 | 1:4: \".inf\" is no number that JSON can hold",
          "a: \"\\\\ud83d\"        | 1:4: half of a character",
          "a: {b: 1                | 1:9: while parsing a flow mapping from 1:4",
          "<<: 1                   | 1:5: << takes a mapping",
          "''                      | 1:1: the file is empty",
        })
    void faultIsShownWithPlaceAndAdvice(String yaml, String expected) {
      String place = expected.substring(0, expected.indexOf(": "));
      assertThat(fault(yaml.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")))
          .startsWith("a.yaml:" + place + ": ")
          .contains(expected.substring(place.length() + 2));
    }

    @Test
    void faultsThatDoNotStopTheParserAreAllFound() {
      read("a: 1\na: 2\n3: x\nc: !t 1\n");

      assertThat(problems.all())
          .extracting(p -> p.location().orElseThrow().line())
          .containsExactly(2, 3, 4);
    }

    @Test
    void controlCharacterIsNamed() {
      assertThat(fault("a: 1\nb: \u0007\n")).contains("U+0007");
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
      assertThat(fault("a: ä\n".getBytes(StandardCharsets.ISO_8859_1))).contains("not UTF-8");
    }

    @Test
    void fileOverTheLimitIsRefusedUnread() {
      reader()
          .withMaxBytes(10)
          .read(file("a: 123456789".getBytes(StandardCharsets.UTF_8)), problems);

      assertThat(problems.all())
          .extracting(Problem::toString)
          .containsExactly("a.yaml:1:1: the file has 12 bytes, more than the 10 bytes allowed");
    }

    @Test
    void nestingWithoutEndIsRefused() {
      assertThat(fault("[".repeat(20_000))).contains("nested more than 500 deep");
    }

    @Test
    void hugeNumberIsRefused() {
      assertThat(fault("a: " + "9".repeat(2000))).contains("too many digits");
    }

    @Test
    void missingFileIsAProblem() {
      reader().read(project.resolve("gone.yaml"), problems);

      assertThat(problems.all().get(0).toString())
          .startsWith("gone.yaml:1:1: the file cannot be read");
    }
  }
}
