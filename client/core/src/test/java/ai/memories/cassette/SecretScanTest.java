package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScanTest {
  private static final String KEY = "s3cr/et+k\"ey=42ü";

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Nested
  class LiveKey {
    private final SecretScan scan = SecretScan.of(KEY);

    private void found(String text) {
      assertThat(scan.find("one\ntwo " + text + " three")).contains("the API key in line 2");
    }

    @Test
    void raw() {
      found(KEY);
    }

    @Test
    void afterBearer() {
      found("Bearer " + KEY);
    }

    @Test
    void insideAJsonText() {
      found(Json.text("say " + KEY).compact());
    }

    @Test
    void urlEncoded_inEitherCase() {
      String encoded = URLEncoder.encode(KEY, StandardCharsets.UTF_8);
      found(encoded);
      found(
          encoded
              .replace("%2F", "%2f")
              .replace("%22", "%22")
              .replace("%2B", "%2b")
              .replace("%3D", "%3d")
              .replace("%C3%BC", "%c3%bc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "B", "Be", "Bearer ", "user:", "12345678"})
    void inBase64_whateverStandsBeforeIt(String before) {
      found(base64(before + KEY));
      found(base64(before + KEY + "!"));
      found(Base64.getUrlEncoder().encodeToString((before + KEY).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anythingElse_isNotFound() {
      assertThat(scan.find("s3cr/et and base64 " + base64("something else entirely"))).isEmpty();
    }
  }

  @Nested
  class Shapes {
    private final SecretScan scan = SecretScan.ofShapes();

    @ParameterizedTest
    @ValueSource(
        strings = {
          "sk-mai-0123456789abcdef0123",
          "sk-mavi-0123456789abcdef0123",
          "sk-0123456789abcdef0123456789",
          "sk-proj-Ab_c-0123456789abcdef",
          "AKIAABCDEFGHIJKLMNOP",
          "ghp_0123456789abcdefghijklmnopqrstuvwxyz",
          "AIzaSyA0123456789abcdefghijklmnopqrstuv",
          "-----BEGIN RSA PRIVATE KEY-----",
          "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3.SflKxwRJSMeKKF2QT4"
        })
    void knownShape_isFound_butNotRepeated(String secret) {
      assertThat(scan.find("see " + secret))
          .hasValueSatisfying(
              found ->
                  assertThat(found)
                      .contains("looks like")
                      .contains("line 1")
                      .doesNotContain(secret));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "task-management-for-everybody-who-has-tasks",
          "the sk-8 board",
          "ask-me-anything-about-this",
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        })
    void ordinaryText_isNot(String text) {
      assertThat(scan.find(text)).isEmpty();
    }
  }

  @Test
  void keyWithALineBreakBehindIt_asAFileLeavesIt_isFoundAsItIsSent() {
    assertThat(SecretScan.of(KEY + "\n").find("see " + KEY)).isPresent();
  }

  @Test
  void shortKey_isNotLookedFor_becauseItOccursByChance() {
    assertThat(SecretScan.of("abc").find("the abc of it")).isEmpty();
  }

  @Test
  void nameOfAMember_isLookedThroughToo() {
    Json request = Json.parse("{\"metadata\":{\"sk-mai-0123456789abcdef\":1}}");
    assertThatThrownBy(() -> SecretScan.ofShapes().refuse(request, Path.of("cassettes")))
        .isInstanceOf(CassetteException.class)
        .hasMessageContaining("a memories.ai key in a name at /metadata ")
        .hasMessageNotContaining("0123456789");
  }

  @Test
  void refusal_namesWhere_neverWhat() {
    Json request =
        Json.parse(
            "{\"messages\":[{\"content\":\"x\"},{\"content\":\"my sk-mai-0123456789abcdef\"}]}");
    assertThatThrownBy(() -> SecretScan.ofShapes().refuse(request, Path.of("cassettes")))
        .isInstanceOf(CassetteException.class)
        .hasMessageContaining("/messages/1/content")
        .hasMessageContaining("a memories.ai key")
        .hasMessageNotContaining("0123456789");
  }
}
