package ai.memories.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.json.Json;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A suite that asks what the vendor's page shows sends what the vendor's page shows. */
class WireFormIT {
  private static final String SUITE =
      """
      providers:
        - id: gemini:gemini-2.5-flash
          config:
            temperature: 0.7
            max_tokens: 1000
            top_p: 1.0
            frequency_penalty: 0.0
            presence_penalty: 0.0
            thinking_budget: 1024
            response_mime_type: application/json
      prompts:
        - messages:
            - {role: system, content: You are a multimodal assistant. Keep your answers concise.}
            - {role: user, content: Please summarize the content of this video and image}
      responseSchema:
        type: OBJECT
        properties:
          video_summary: {type: STRING, description: Summary of the video.}
          image_summary: {type: STRING, description: Summary of the image.}
        required: [video_summary, image_summary]
      tests:
        - id: media
          files:
            - {uri: "https://storage.example/gun5.png", mimeType: image/jpeg}
            - {uri: "https://storage.example/test_1min.mp4", mimeType: video/mp4, seconds: 60}
      """;

  /** The page's own sample; what has its documented default by being absent is left out. */
  private static final String DOCUMENTED =
      """
      {
        "model": "gemini:gemini-2.5-flash",
        "messages": [
          {"role": "system",
           "content": "You are a multimodal assistant. Keep your answers concise."},
          {"role": "user",
           "content": [
             {"type": "text", "text": "Please summarize the content of this video and image"},
             {"type": "input_file", "file_uri": "https://storage.example/gun5.png",
              "mime_type": "image/jpeg"},
             {"type": "input_file", "file_uri": "https://storage.example/test_1min.mp4",
              "mime_type": "video/mp4"}]}
        ],
        "temperature": 0.7,
        "max_tokens": 1000,
        "top_p": 1.0,
        "frequency_penalty": 0.0,
        "presence_penalty": 0.0,
        "extra_body": {
          "metadata": {
            "thinking_config": {"thinking_budget": 1024},
            "response_mime_type": "application/json",
            "responseSchema": {
              "type": "OBJECT",
              "properties": {
                "video_summary": {"type": "STRING", "description": "Summary of the video."},
                "image_summary": {"type": "STRING", "description": "Summary of the image."}
              },
              "required": ["video_summary", "image_summary"]
            }
          }
        }
      }
      """;

  @TempDir Path directory;
  private Project project;
  private RemoteService service;

  @BeforeEach
  void thePagesSampleAsASuite() throws IOException {
    project = new Project(directory).suite("media", SUITE);
    service = RemoteService.start();
    service.gives(
        RemoteService.answer("{\"video_summary\": \"a test\", \"image_summary\": \"a toy\"}"));
  }

  @AfterEach
  void theServiceStops() {
    service.close();
  }

  private LoggedRequest request() throws Exception {
    assertThat(project.record(service.baseUrl()).failures()).isEmpty();
    assertThat(service.requests()).hasSize(1);
    return service.requests().get(0);
  }

  /** Canonical, so that 1.0 and 1 are the same number and the order of members does not count. */
  @Test
  void theBody_isThePagesSample() throws Exception {
    assertThat(Json.parse(request().getBodyAsString()).canonical())
        .isEqualTo(Json.parse(DOCUMENTED).canonical());
  }

  @Test
  void theProperties_keepTheOrderTheyWereWrittenIn() throws Exception {
    String body = request().getBodyAsString();

    assertThat(body.indexOf("video_summary")).isLessThan(body.indexOf("image_summary"));
  }

  @Test
  void theDoorAndTheHeaders_areThePages() throws Exception {
    LoggedRequest request = request();

    assertThat(request.getUrl()).isEqualTo("/serve/api/v2/vu/chat/completions");
    assertThat(request.getHeader("Authorization")).isEqualTo(Project.KEY);
    assertThat(request.getHeader("Content-Type")).startsWith("application/json");
  }

  @Test
  void theOtherDoor_isReachedByTheSetting() throws Exception {
    project.record(service.baseUrl(), "endpoint", "iu");

    assertThat(service.requests())
        .extracting(LoggedRequest::getUrl)
        .containsExactly("/serve/api/v2/iu/chat/completions");
  }
}
