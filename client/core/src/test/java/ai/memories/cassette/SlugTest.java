package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

  @ParameterizedTest
  @CsvSource({
    "InvoiceTest, invoice-test",
    "plain invoice, plain-invoice",
    "Überweisung für Zoë, uberweisung-fur-zoe",
    "file name.txt, file-name-txt",
    "--a--, a",
    "v2Beta, v2-beta",
  })
  void slug_isReadable(String text, String slug) {
    assertThat(Slug.of(text)).isEqualTo(slug);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "/", "日本語", "💥", " ", "con", "NUL", "Com1", "lpt9"})
  void textWithoutAUsableName_getsAHash(String text) {
    assertThat(Slug.of(text)).matches("(x|[a-z0-9]+-)[0-9a-f]{8}");
  }

  @Test
  void twoTextsWithoutAUsableName_differ() {
    assertThat(Slug.of("日本")).isNotEqualTo(Slug.of("中国"));
  }

  @Test
  void whereAPathHasNoRoomForIt_aSlugKeepsItsHead_andAHashToTellItBy() {
    String one = "an-extraction-of-invoices-with-many-lines-first";
    String other = "an-extraction-of-invoices-with-many-lines-second";

    assertThat(Slug.fitting(one, 32)).startsWith("an-extraction-of-").hasSizeLessThanOrEqualTo(32);
    assertThat(Slug.fitting(one, 32)).isNotEqualTo(Slug.fitting(other, 32));
    assertThat(Slug.fitting(one, 80)).isEqualTo(one);
    for (int chars = 0; chars < 60; chars++) {
      assertThat(Slug.fitting(one, chars)).hasSizeLessThanOrEqualTo(chars).doesNotStartWith("-");
    }
  }

  @Test
  void longText_isShortenedByAHashOfAllOfIt() {
    String one = Slug.of("a".repeat(500) + "1");
    String other = Slug.of("a".repeat(500) + "2");
    assertThat(one).hasSize(80).isNotEqualTo(other);
  }

  @Test
  void join_keepsParts_andShortensTheWhole() {
    assertThat(Slug.join(List.of("Plain", "terse", "Pro"))).isEqualTo("plain--terse--pro");
    assertThat(Slug.join(List.of("x".repeat(60), "y".repeat(60)))).hasSizeLessThanOrEqualTo(80);
  }

  @ParameterizedTest
  @CsvSource({
    "com/example/InvoiceTest, com/example/invoice-test",
    "a\\b, a/b",
    "/a//b/, a/b",
  })
  void path_isSlugsJoined(String path, String slugs) {
    assertThat(Slug.path(path)).isEqualTo(slugs);
  }

  @Test
  void pathUpwards_staysBelow() {
    assertThat(Slug.path("../../etc")).doesNotContain("..").endsWith("/etc");
  }

  @Test
  void longPath_isShortenedByAHash() {
    String deep = Slug.path("package/".repeat(40) + "A");
    assertThat(deep)
        .hasSizeLessThanOrEqualTo(96)
        .isNotEqualTo(Slug.path("package/".repeat(40) + "B"));
    assertThat(deep).doesNotContain("/-");
  }

  @Property
  void anySlug_isSafeOnEveryFileSystem(@ForAll String text) {
    assertThat(Slug.of(text)).matches("[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?");
  }

  @Property
  void anyPath_isMadeOfSafeElements(@ForAll String path) {
    assertThat(Slug.path(path)).matches("([a-z0-9-]+(/[a-z0-9-]+)*)?").hasSizeLessThanOrEqualTo(96);
  }
}
