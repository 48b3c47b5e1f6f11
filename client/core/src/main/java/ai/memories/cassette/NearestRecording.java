package ai.memories.cassette;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The recording most like a question that has none: of the same case if it has any, else among the
 * likeliest of the directory. Computed only when a miss is reported.
 *
 * @param found the recording
 * @param difference in what the question differs from it
 * @param overlap of words, for choosing
 * @param compared how many recordings it was chosen from
 */
record NearestRecording(
    CassetteDirectory.Found found, RequestDifference difference, double overlap, int compared) {
  private static final int MAX_COMPARED = 200;

  /** Reading more would take longer than a miss may. */
  private static final long MAX_BYTES = 4_000_000;

  private static final Comparator<NearestRecording> NEARNESS =
      Comparator.comparingInt((NearestRecording near) -> near.difference().aspects().size())
          .thenComparing(Comparator.comparingDouble(NearestRecording::overlap).reversed());

  /** Among the recordings of the same case only, which are few. */
  static Optional<NearestRecording> ofSameCase(AskedQuestion asked) {
    CassetteDirectory directory = asked.directory();
    Map<String, String> names = new LinkedHashMap<>(); // one a question: its samples say the same
    directory.names().ofSlug(directory.fileSlug(asked.slug())).stream()
        .limit(MAX_COMPARED)
        .forEach(name -> names.putIfAbsent(name.digits(), name.toString()));
    return among(asked, names.values());
  }

  /** Among the likeliest of the directory, whatever their case. */
  static Optional<NearestRecording> ofLikeliest(AskedQuestion asked) {
    CassetteDirectory directory = asked.directory();
    String slug = directory.fileSlug(asked.slug());
    return among(asked, directory.names().likely(slug, MAX_COMPARED));
  }

  private static Optional<NearestRecording> among(AskedQuestion asked, Collection<String> names) {
    var words = new WordOverlap(asked.normal().form());
    NearestRecording best = null;
    int compared = 0;
    long bytes = 0;
    for (String name : names) {
      Path file = asked.directory().path().resolve(name);
      bytes += size(file);
      if (bytes > MAX_BYTES && compared > 0) {
        break;
      }
      Optional<NearestRecording> near = compare(asked, words, file);
      compared += near.isPresent() ? 1 : 0;
      if (near.isPresent() && (best == null || NEARNESS.compare(near.get(), best) < 0)) {
        best = near.get();
      }
    }
    int count = compared;
    return Optional.ofNullable(best)
        .map(near -> new NearestRecording(near.found, near.difference, near.overlap, count));
  }

  private static Optional<NearestRecording> compare(
      AskedQuestion asked, WordOverlap words, Path file) {
    try {
      return RecordingFile.read(file)
          .map(
              recording ->
                  new NearestRecording(
                      new CassetteDirectory.Found(file, recording),
                      RequestDifference.between(asked.normal().form(), recording.request()),
                      words.with(recording.request()),
                      0));
    } catch (CassetteException e) {
      return Optional.empty(); // damaged: nobody asked for this one, and validation names it
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // gone meanwhile: reading it says so
    }
  }
}
