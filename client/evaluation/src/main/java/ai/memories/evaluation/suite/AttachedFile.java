package ai.memories.evaluation.suite;

import ai.memories.client.InputFile;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An image or a video that goes along with a prompt. A local image is read when it is sent, so that
 * a suite of many images holds none of them. Immutable.
 */
final class AttachedFile {
  private final String uri;
  private final @Nullable Path local;
  private final @Nullable String mimeType;
  private final @Nullable Duration length;

  private AttachedFile(
      String uri, @Nullable Path local, @Nullable String mimeType, @Nullable Duration length) {
    this.uri = uri;
    this.local = local;
    this.mimeType = mimeType;
    this.length = length;
  }

  static AttachedFile remote(String uri, String mimeType, @Nullable Duration length) {
    return new AttachedFile(uri, null, mimeType, length);
  }

  /** An image on disk; where no type is given, its first bytes or its name tell. */
  static AttachedFile local(Path file, @Nullable String mimeType) {
    return new AttachedFile(file.toString(), file, mimeType, null);
  }

  /**
   * As it is sent.
   *
   * @throws ai.memories.client.InvalidRequestException if the service would refuse it
   */
  InputFile input() {
    if (local != null) {
      return mimeType == null ? InputFile.local(local) : InputFile.local(local, mimeType);
    }
    InputFile file = InputFile.of(uri, String.valueOf(mimeType));
    return length == null ? file : file.withVideoLength(length);
  }
}
