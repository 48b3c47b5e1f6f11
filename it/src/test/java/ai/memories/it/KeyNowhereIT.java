package ai.memories.it;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.result.RunOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyNowhereIT {
  private static final String SUITE =
      """
      providers: [gemini:gemini-2.5-flash]
      prompts: ["{{word}}"]
      defaultTest: {assert: [{type: contains, value: fine}]}
      tests:
        - {id: fine, vars: {word: fine}}
        - {id: told-back, vars: {word: told-back}}
        - {id: refused, vars: {word: refused}}
        - {id: in-an-answer, vars: {word: in-an-answer}}
        - {id: garbage, vars: {word: garbage}}
      """;

  @TempDir Path directory;

  /** The worst service: it puts the key it was sent into everything it says. */
  @ParameterizedTest
  @ValueSource(strings = {"record", "live"})
  void theKey_standsInNoFileAndNoMessage_whateverTheServiceSays(String mode) throws Exception {
    Project project = new Project(directory).suite("words", SUITE);
    try (RemoteService service = RemoteService.start()) {
      service.gives(RemoteService.answer("fine"));
      service.gives("told-back", RemoteService.error(400, "key " + Project.KEY));
      service.gives("refused", RemoteService.error(401, "bad key " + Project.KEY));
      service.gives("in-an-answer", RemoteService.answer("fine, your key is " + Project.KEY));
      service.gives("garbage", aResponse().withStatus(200).withBody("<html>" + Project.KEY));

      RunOutcome outcome = project.record(service.baseUrl(), "mode", mode);

      assertThat(service.requests())
          .allSatisfy(
              request -> assertThat(request.getHeader("Authorization")).isEqualTo(Project.KEY));
      assertThat(outcome.totals().all().cases()).isEqualTo(5);
    }
    for (Path file : project.files()) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .as(file.toString())
          .doesNotContain(Project.KEY)
          .doesNotContain("planted");
    }
    assertThat(project.said()).isNotEmpty().noneMatch(line -> line.contains("planted"));
  }
}
