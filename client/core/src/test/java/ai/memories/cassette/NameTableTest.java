package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameTableTest {
  private static final Fingerprint FINGERPRINT = new Fingerprint("ab".repeat(32));

  private final NameTable table = new NameTable(0);

  private static String name(int number) {
    return "case-" + number + "-%012x.json".formatted(number * 7_919L);
  }

  @Test
  void everyNameIsFoundByItsKey_howeverManyThereAre() {
    List<String> names = IntStream.range(0, 5_000).mapToObj(NameTableTest::name).toList();
    names.forEach(table::add);
    names.forEach(table::add);

    assertThat(table.size()).isEqualTo(5_000);
    assertThat(names).allMatch(name -> name.equals(table.get(RecordingName.keyOf(name))));
    List<String> each = new ArrayList<>();
    table.each(each::add);
    assertThat(each).containsExactlyInAnyOrderElementsOf(names);
    assertThat(table.get(RecordingName.keyOf(name(5_000)))).isNull();
  }

  @Test
  void filesThatAreNoRecordings_areNotTaken() {
    List.of("notes.txt", ".recording", "plain.json", "a-0123456789aX.json").forEach(table::add);
    assertThat(table.size()).isZero();
  }

  @Test
  void samplesAndRepeatsOfAQuestion_areItsLikelyNames() {
    List<String> names =
        List.of(
            "a-abababababab.json",
            "a-abababababab.2.json",
            "a-abababababab.70000.json",
            "a-abababababab.1.3.json");
    names.forEach(table::add);
    table.add("b-0123456789ab.json");
    assertThat(table.likely(FINGERPRINT)).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void keyOfAName_isThatOfTheNameRead() {
    for (String name :
        List.of(
            "plain-abababababab.json",
            "-abababababab.json",
            "a-b-abababababab.2.json",
            "a-abababababab.1.3.json",
            "plain-" + FINGERPRINT.hex() + ".json")) {
      assertThat(RecordingName.keyOf(name))
          .as(name)
          .isEqualTo(RecordingName.parse(name).orElseThrow().key());
    }
  }
}
