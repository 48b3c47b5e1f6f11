package ai.memories.client;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.http.ApiResponse;
import ai.memories.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guides show is compiled, and the same to the letter. */
class GuideTest {
  private static final Pattern IN_PAGE =
      Pattern.compile("<!-- snippet: (\\w+) -->\\n```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern IN_SOURCE =
      Pattern.compile("// snippet: (\\w+)\\n(.*?)\\n *// end", Pattern.DOTALL);
  private static final Path SOURCE = Path.of("src/test/java/ai/memories/client/GuideSnippets.java");

  private static Map<String, String> snippets(Pattern pattern, String text) {
    Map<String, String> found = new TreeMap<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.put(matcher.group(1), matcher.group(2).stripTrailing().stripIndent());
    }
    return found;
  }

  private static String page(String name) throws IOException {
    return Files.readString(Path.of("../../docs/guide", name));
  }

  @Test
  void theJavaOfTheGuidesIsWhatIsCompiled() throws IOException {
    String pages = page("client.md") + page("structured-output.md");

    Map<String, String> shown = snippets(IN_PAGE, pages);

    assertThat(shown).isEqualTo(snippets(IN_SOURCE, Files.readString(SOURCE))).hasSize(10);
    assertThat(pages.split("```java", -1)).as("Java blocks without a marker").hasSize(11);
  }

  private static ChatModel saying(String text) {
    String body = "{\"choices\":[{\"text\":" + Json.text(text).compact() + "}]}";
    return MemoriesClient.builder()
        .environment(name -> null)
        .exchange(request -> CompletableFuture.completedFuture(ApiResponse.live(200, "", body)))
        .build()
        .model("gemini:gemini-2.5-flash");
  }

  @Test
  void whatTheyShowWorks() {
    var snippets = new GuideSnippets();
    var request = ChatRequest.of("hello");

    snippets.stream(saying("Paris"), request);
    assertThat(snippets.shown).containsExactly("Paris");
    assertThat(
            snippets
                .typed(saying("{\"total\":119,\"lines\":[],\"means\":\"CASH\"}"), request)
                .total())
        .isEqualTo(new BigDecimal("119"));
    snippets.violations(saying("{}"), request); // caught, as it shows
  }
}
