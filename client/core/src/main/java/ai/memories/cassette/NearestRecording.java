package ai.memories.cassette;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
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

  static Optional<NearestRecording> of(AskedQuestion asked) {
    CassetteDirectory directory = asked.directory();
    var words = new WordOverlap(asked.normal().form());
    NearestRecording best = null;
    int compared = 0;
    long bytes = 0;
    for (Path file : candidates(directory, directory.fileSlug(asked.slug()))) {
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

  /** Of the same case one file a question: its samples say the same of it. */
  private static List<Path> candidates(CassetteDirectory directory, String slug) {
    Map<String, String> ofSameCase = new LinkedHashMap<>();
    directory.names().ofSlug(slug).stream()
        .limit(MAX_COMPARED)
        .forEach(name -> ofSameCase.putIfAbsent(name.digits(), name.toString()));
    Collection<String> names =
        ofSameCase.isEmpty() ? directory.names().likely(slug, MAX_COMPARED) : ofSameCase.values();
    return names.stream().map(directory.path()::resolve).toList();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // gone meanwhile: reading it says so
    }
  }
}
