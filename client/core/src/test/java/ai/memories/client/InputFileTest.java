package ai.memories.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputFileTest {
  @TempDir private Path directory;

  private Path file(String name, String latin1) throws IOException {
    return Files.write(directory.resolve(name), latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aLocalImageIsInlinedUnderTheTypeItsBytesSay() throws IOException {
    var image = InputFile.local(file("wrong-name.jpg", "\u0089PNG\r\n\u001a\nrest"));

    assertThat(image.mimeType()).isEqualTo("image/png");
    assertThat(image.uri()).isEqualTo("data:image/png;base64,iVBORw0KGgpyZXN0");
  }

  @ParameterizedTest
  @CsvSource({
    "image/gif, GIF89a, a.bin",
    "image/webp, RIFF1234WEBPVP8, a.bin",
    "image/bmp, BM000, a.bin",
    "image/heic, 1234ftypheic, a.bin",
    "image/heif, 1234ftypmif1, a.bin",
    "image/avif, 1234ftypavif, a.bin",
    "image/jpeg, no mark, a.JPEG",
    "image/png, x, a.png",
  })
  void theTypeIsFoundByMarkOrName(String mimeType, String content, String name) throws IOException {
    assertThat(InputFile.local(file(name, content)).mimeType()).isEqualTo(mimeType);
  }

  @ParameterizedTest
  @CsvSource({"1234ftypisom, a.bin", "1234ftypqt  , a.png", "x, a.webm"})
  void aLocalVideoIsRefusedWithTheFix(String content, String name) throws IOException {
    Path video = file(name, content);

    assertThatThrownBy(() -> InputFile.local(video))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("a video by URL only")
        .hasMessageContaining(name)
        .hasMessageContaining("InputFile.of(\"https://…\", \"video/mp4\")");
  }

  @Test
  void aFileThatIsNotThereIsNamedWithItsWholePath() {
    Path gone = directory.resolve("gone.png");

    assertThatThrownBy(() -> InputFile.local(gone))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("there is no file " + gone.toAbsolutePath());
  }

  @Test
  void aVideoIsRefusedBeforeItIsReadWhereItsTypeSaysSo() {
    Path gone = directory.resolve("gone.bin");

    assertThatThrownBy(() -> InputFile.local(gone, "video/mp4"))
        .hasMessageContaining("a video by URL only");
  }

  @Test
  void aFileOfUnknownTypeIsRefusedWithTheKnownOnes() throws IOException {
    Path text = file("notes.txt", "hello");

    assertThatThrownBy(() -> InputFile.local(text))
        .hasMessageContaining("png, jpg")
        .hasMessageContaining("local(path, mimeType)");
    assertThat(InputFile.local(text, "image/x-own").uri())
        .isEqualTo("data:image/x-own;base64,aGVsbG8=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data:video/mp4;base64,AAAA", "AAAAIGZ0eXBpc29t", "file:///a.mp4", "clip.mp4"})
  void aVideoThatIsNoUrlIsRefused(String uri) {
    assertThatThrownBy(() -> InputFile.of(uri, "Video/mp4"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("a video by URL only");
  }

  @Test
  void aFileUriOfAnImageIsRefusedWithTheFix() {
    assertThatThrownBy(() -> InputFile.of("file:///a.png", "image/png"))
        .hasMessageContaining("InputFile.local(path)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "png", "image/", "image/png; q=1", "image/png\r\nX: y"})
  void aMalformedMimeTypeIsRefused(String mimeType) {
    assertThatThrownBy(() -> InputFile.of("https://example.org/a", mimeType))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("is no MIME type");
  }

  @Test
  void aVideoOfNoLengthIsRefused() {
    var video = InputFile.of("https://example.org/a.mp4", "video/mp4");

    assertThatThrownBy(() -> video.withVideoLength(Duration.ZERO))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aLongUriIsShortenedForPeople() {
    var image = InputFile.of("data:image/png;base64," + "A".repeat(100_000), "image/png");

    assertThat(image.toString()).hasSizeLessThan(200).contains("100022 characters");
  }
}
