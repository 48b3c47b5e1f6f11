package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.json.Json;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StreamAssemblyPropertyTest {
  @Property(tries = 100)
  void howATextIsCutIntoChunksDoesNotMatter(@ForAll List<String> parts) {
    var whole = new StreamAssembly();
    var told = new StringBuilder();
    for (String part : parts) {
      String chunk = "{\"choices\":[{\"text\":" + Json.text(part).compact() + "}]}";
      told.append(whole.add(new StreamEvent("", chunk, Duration.ZERO)));
    }

    assertThat(told).hasToString(String.join("", parts));
    assertThat(whole.text()).isEqualTo(String.join("", parts));
  }
}
