package ai.memories.cassette;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param compared how many recordings it was chosen from
 */
record NearestRecording(CassetteDirectory.Found found, RequestDifference difference, int compared) {
  private static final int MAX_COMPARED = 200;

  /** Reading more would take longer than a miss may. */
  private static final long MAX_BYTES = 4_000_000;

  /** A recording that was looked at, not verified yet. */
  private record Candidate(Path file, RequestDifference difference, double overlap) {}

  private static final Comparator<Candidate> NEARNESS =
      Comparator.comparingInt((Candidate near) -> near.difference().aspects().size())
          .thenComparing(Comparator.comparingDouble(Candidate::overlap).reversed());

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
    List<Candidate> candidates = new ArrayList<>();
    long bytes = 0;
    for (String name : names) {
      Path file = asked.directory().path().resolve(name);
      bytes += size(file);
      if (bytes > MAX_BYTES && !candidates.isEmpty()) {
        break;
      }
      candidate(asked, words, file).ifPresent(candidates::add);
    }
    candidates.sort(NEARNESS);
    for (Candidate candidate : candidates) {
      Optional<Recording> verified = verified(candidate.file());
      if (verified.isPresent()) {
        return Optional.of(
            new NearestRecording(
                new CassetteDirectory.Found(candidate.file(), verified.get()),
                candidate.difference(),
                candidates.size()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Candidate> candidate(AskedQuestion asked, WordOverlap words, Path file) {
    try {
      return RecordingFile.request(file)
          .map(
              request ->
                  new Candidate(
                      file,
                      RequestDifference.between(asked.normal().form(), request),
                      words.with(request)));
    } catch (CassetteException e) {
      return Optional.empty(); // damaged: nobody asked for this one, and validation names it
    }
  }

  /** Only the one that is shown has to be what it says. */
  private static Optional<Recording> verified(Path file) {
    try {
      return RecordingFile.read(file);
    } catch (CassetteException e) {
      return Optional.empty(); // as above
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
