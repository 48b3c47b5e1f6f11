package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.MemoriesException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://example.org/api, https://example.org/api/vu/chat/completions",
    "https://example.org/api/, https://example.org/api/vu/chat/completions",
    "https://example.org/api/vu, https://example.org/api/vu/chat/completions",
    "https://example.org/api/iu/, https://example.org/api/iu/chat/completions",
    "http://localhost:8080, http://localhost:8080/vu/chat/completions",
    "http://127.0.0.1:80/x, http://127.0.0.1:80/x/vu/chat/completions",
    "http://[::1]:80/x, http://[::1]:80/x/vu/chat/completions"
  })
  void callsGoBelowTheRoot(String text, String url) {
    var base = BaseUrl.parse(text);

    assertThat(base.completions(base.endpoint(Optional.empty()))).isEqualTo(url);
  }

  @Test
  void anExplicitEndpointThatDiffersIsRefused() {
    var base = BaseUrl.parse("https://example.org/vu");

    assertThat(base.endpoint(Optional.of(Endpoint.VU))).isEqualTo(Endpoint.VU);
    assertThatThrownBy(() -> base.endpoint(Optional.of(Endpoint.IU)))
        .isInstanceOf(MemoriesException.class)
        .hasMessageContaining("says vu but endpoint says iu");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org",
        "http://127.0.0.1@example.org",
        "ftp://localhost",
        "localhost:80",
        "",
        "a b",
        "https://user:secret@example.org",
        "https://example.org/?a=b",
        "https://example.org/#a",
        "https://example.org/vu/chat/completions",
        "https:///x",
        "https://example.org:70000"
      })
  void whatCouldLeakTheKeyOrLeadNowhereIsRefused(String text) {
    assertThatThrownBy(() -> BaseUrl.parse(text))
        .isInstanceOf(MemoriesException.class)
        .hasMessageStartingWith("baseUrl ")
        .hasMessageNotContaining("secret");
  }
}
