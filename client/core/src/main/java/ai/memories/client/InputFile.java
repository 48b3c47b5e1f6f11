package ai.memories.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An image or a video the model is to look at: by URL, or, an image only, inline as base64.
 *
 * <pre>{@code
 * InputFile.of("https://example.org/scan.png", "image/png");
 * InputFile.of("https://example.org/clip.mp4", "video/mp4").withVideoLength(Duration.ofSeconds(60));
 * InputFile.local(Path.of("src/test/memories/data/scan.png"));
 * }</pre>
 *
 * <p>The MIME type is sent as given; the service's own example labels a {@code .png} as JPEG, so a
 * mismatch is not refused. Immutable.
 */
public final class InputFile implements Part {
  private static final Pattern MIME_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+");
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.+");

  /** Sixteen characters at least: less is no image, but may be a name. */
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{14,}+={0,2}");

  /** Half as much again is sent as base64; what is larger belongs behind a URL. */
  private static final long MAX_INLINE_BYTES = 32L << 20;

  private final String uri;
  private final String mimeType;
  private final @Nullable Duration videoLength;

  private InputFile(String uri, String mimeType, @Nullable Duration videoLength) {
    this.uri = uri;
    this.mimeType = mimeType;
    this.videoLength = videoLength;
  }

  /**
   * A file by its URL, or an image as a {@code data:} URI or bare base64.
   *
   * @throws InvalidRequestException for a video that is no URL, a {@code file:} URI (use {@link
   *     #local(Path)}), or a malformed MIME type
   */
  public static InputFile of(String uri, String mimeType) {
    if (!MIME_TYPE.matcher(mimeType).matches()) {
      throw new InvalidRequestException(
          "\"" + mimeType + "\" is no MIME type: write for example image/png or video/mp4");
    }
    if (uri.isBlank()) {
      throw new InvalidRequestException("an input file of type " + mimeType + " has an empty URI");
    }
    boolean file = uri.regionMatches(true, 0, "file:", 0, 5);
    if (isVideo(mimeType) && (file || !URL.matcher(uri).matches())) {
      throw videoByUrlOnly(shortened(uri));
    }
    if (file) {
      throw new InvalidRequestException(
          "the service cannot read " + uri + ": inline the image with InputFile.local(path)");
    }
    return new InputFile(uri, mimeType, null);
  }

  /**
   * An image read now and sent inline, its MIME type found by its first bytes or its name.
   *
   * @throws InvalidRequestException for a video, an unknown or too large file, or one that cannot
   *     be read
   */
  public static InputFile local(Path image) {
    byte[] bytes = read(image);
    FileType type = FileType.of(image, bytes).orElseThrow(() -> unknownType(image));
    return inline(image, bytes, type.mimeType());
  }

  /**
   * An image read now and sent inline under the MIME type given.
   *
   * @throws InvalidRequestException as {@link #local(Path)}
   */
  public static InputFile local(Path image, String mimeType) {
    if (isVideo(mimeType)) {
      throw videoByUrlOnly(image.toString());
    }
    return inline(image, read(image), mimeType);
  }

  private static InputFile inline(Path image, byte[] bytes, String mimeType) {
    if (isVideo(mimeType)) {
      throw videoByUrlOnly(image.toString());
    }
    return of(
        "data:" + mimeType + ";base64," + Base64.getEncoder().encodeToString(bytes), mimeType);
  }

  private static byte[] read(Path file) {
    try {
      long size = Files.size(file);
      if (size > MAX_INLINE_BYTES) {
        throw new InvalidRequestException(
            "%s has %,d bytes; at most %,d are sent inline: put it behind a URL and use InputFile.of"
                .formatted(file, size, MAX_INLINE_BYTES));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new InvalidRequestException("there is no file " + file.toAbsolutePath());
    } catch (IOException e) {
      throw new InvalidRequestException("the file " + file + " cannot be read: " + e);
    }
  }

  private static InvalidRequestException unknownType(Path file) {
    return new InvalidRequestException(
        "the type of "
            + file
            + " is unknown (known are "
            + FileType.knownExtensions()
            + "): give it with InputFile.local(path, mimeType)");
  }

  private static InvalidRequestException videoByUrlOnly(String what) {
    return new InvalidRequestException(
        "the service takes a video by URL only, not inline or from disk: "
            + what
            + "; upload it and use InputFile.of(\"https://…\", \"video/mp4\")");
  }

  private static boolean isVideo(String mimeType) {
    return mimeType.toLowerCase(Locale.ROOT).startsWith("video/");
  }

  /**
   * The same file with its length. It is never sent; without it the cost of a video has no bound,
   * and a call under a cost limit is refused.
   */
  public InputFile withVideoLength(Duration length) {
    if (length.isNegative() || length.isZero()) {
      throw new InvalidRequestException("a video cannot be " + length + " long");
    }
    return new InputFile(uri, mimeType, length);
  }

  /** Whether the image stands here as base64 without a {@code data:} before it. */
  boolean isBareBase64() {
    return uri.length() % 4 == 0 && BASE64.matcher(uri).matches();
  }

  /** The URL, {@code data:} URI or base64 text. */
  public String uri() {
    return uri;
  }

  /** The MIME type, such as {@code image/png}. */
  public String mimeType() {
    return mimeType;
  }

  /** How long the video is, where the caller said so. */
  public Optional<Duration> videoLength() {
    return Optional.ofNullable(videoLength);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InputFile that
        && uri.equals(that.uri)
        && mimeType.equals(that.mimeType)
        && Objects.equals(videoLength, that.videoLength);
  }

  @Override
  public int hashCode() {
    return Objects.hash(uri, mimeType, videoLength);
  }

  /** Type and URI, a long one shortened. */
  @Override
  public String toString() {
    return "InputFile[" + mimeType + " " + shortened(uri) + "]";
  }

  private static String shortened(String uri) {
    return uri.length() <= 120 ? uri : uri.substring(0, 60) + "… (" + uri.length() + " characters)";
  }
}
