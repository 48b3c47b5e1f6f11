package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code files}: what a call shows the model beside the prompt. */
final class AttachedFileReader {
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(1_000_000);

  private final References references;
  private final LocalImages images;
  private final Problems problems;

  AttachedFileReader(Reading reading) {
    this.references = reading.references();
    this.images = reading.images();
    this.problems = reading.problems();
  }

  List<AttachedFile> read(Located list) {
    List<AttachedFile> files = new ArrayList<>();
    for (Located item : Fields.items(list)) {
      Fields.of(item, Vocabulary.FILE, problems).flatMap(this::file).ifPresent(files::add);
    }
    return List.copyOf(files);
  }

  private Optional<AttachedFile> file(Fields fields) {
    Optional<String> uri = fields.text("uri");
    Optional<String> mimeType = fields.text("mimeType");
    Optional<Duration> length = length(fields);
    if (fields.mapping().at("/uri").isEmpty()) {
      problems.error(fields.location(), "this file has no uri");
    }
    return uri.flatMap(text -> file(text, mimeType, length, fields));
  }

  private Optional<AttachedFile> file(
      String uri, Optional<String> mimeType, Optional<Duration> length, Fields fields) {
    Location at = fields.mapping().location("/uri");
    if (uri.contains("{{")) {
      problems.error(at, "templates are not supported in uri; write the address itself");
      return Optional.empty();
    }
    Optional<String> byName = MediaTypes.of(uri);
    Optional<String> type = mimeType.or(() -> byName);
    if (length.isPresent() && !type.map(MediaTypes::isVideo).orElse(false)) {
      problems.error(fields.mapping().keyLocation("/seconds"), "seconds is the length of a video");
    }
    mimeType.ifPresent(given -> byName.ifPresent(named -> compare(given, named, fields)));
    return ProjectFiles.isReference(uri)
        ? local(uri, mimeType.orElse(null), at)
        : remote(uri, type, length.orElse(null), at);
  }

  /** The service's own example labels a .png as JPEG, so this is only worth a word. */
  private void compare(String given, String byName, Fields fields) {
    if (!given.equalsIgnoreCase(byName)) {
      problems.warning(
          fields.mapping().location("/mimeType"),
          "mimeType is " + given + ", but the name says " + byName);
    }
  }

  private Optional<AttachedFile> local(String uri, @Nullable String mimeType, Location at) {
    boolean video = MediaTypes.isVideo(mimeType == null ? MediaTypes.of(uri).orElse("") : mimeType);
    if (video) {
      problems.error(
          at, "the service takes a video by URL only: upload " + uri + " and write its https URL");
      return Optional.empty();
    }
    return references
        .resolve(uri, at)
        .flatMap(
            path -> {
              AttachedFile image = AttachedFile.local(path, mimeType);
              return valid(image, images.violations(path, image), at);
            });
  }

  private Optional<AttachedFile> remote(
      String uri, Optional<String> mimeType, @Nullable Duration length, Location at) {
    if (mimeType.isEmpty()) {
      problems.error(at, "the name does not tell the file's type: add mimeType, such as image/png");
      return Optional.empty();
    }
    AttachedFile file = AttachedFile.remote(uri, mimeType.get(), length);
    return valid(file, LocalImages.violations(file), at);
  }

  private Optional<AttachedFile> valid(AttachedFile file, List<String> violations, Location at) {
    violations.forEach(violation -> problems.error(at, violation));
    return violations.isEmpty() ? Optional.of(file) : Optional.empty();
  }

  private Optional<Duration> length(Fields fields) {
    Optional<BigDecimal> seconds = fields.number("seconds");
    if (seconds.filter(s -> s.signum() > 0 && s.compareTo(MAX_SECONDS) <= 0).isEmpty()) {
      seconds.ifPresent(
          s -> problems.error(fields.mapping().location("/seconds"), "no video lasts " + s + " s"));
      return Optional.empty();
    }
    return seconds.map(s -> Duration.ofMillis(s.movePointRight(3).longValue()));
  }
}
