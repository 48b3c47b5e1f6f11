package ai.memories.cassette;

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
 * @param compared how many recordings it was chosen from, by the words they share or more closely
 */
record NearestRecording(CassetteDirectory.Found found, RequestDifference difference, int compared) {
  private static final int MAX_LOOKED_AT = 200;

  /** Reading more would take longer than a miss may. */
  private static final long MAX_BYTES = 4_000_000;

  /** Of those that share most words with the question, so many are compared member by member. */
  private static final int MAX_COMPARED = 8;

  /** A recording whose words were counted. */
  private record Likely(Path file, double overlap) {}

  /** So much of the words in common outweighs one respect more in which a request differs. */
  private static final double WORDS_A_DIFFERENCE = 0.02;

  /** A recording that was compared. */
  private record Candidate(
      CassetteDirectory.Found found, RequestDifference difference, double overlap) {
    double nearness() {
      return overlap - WORDS_A_DIFFERENCE * difference.aspects().size();
    }
  }

  /** Among the recordings of the same case only, which are few. */
  static Optional<NearestRecording> ofSameCase(AskedQuestion asked) {
    CassetteDirectory directory = asked.directory();
    Map<String, String> names = new LinkedHashMap<>(); // one a question: its samples say the same
    directory.names().ofSlug(directory.fileSlug(asked.slug())).stream()
        .limit(MAX_LOOKED_AT)
        .forEach(name -> names.putIfAbsent(name.digits(), name.toString()));
    return among(asked, names.values());
  }

  /** Among the likeliest of the directory, whatever their case. */
  static Optional<NearestRecording> ofLikeliest(AskedQuestion asked) {
    CassetteDirectory directory = asked.directory();
    String slug = directory.fileSlug(asked.slug());
    return among(asked, directory.names().likely(slug, MAX_LOOKED_AT));
  }

  private static Optional<NearestRecording> among(AskedQuestion asked, Collection<String> names) {
    List<Likely> looked = lookedAt(asked, names);
    List<Candidate> candidates = new ArrayList<>();
    int damaged = 0;
    for (Likely likely : looked) {
      Optional<Candidate> candidate = candidate(asked, likely);
      candidate.ifPresent(candidates::add);
      damaged += candidate.isEmpty() ? 1 : 0;
      if (candidates.size() == MAX_COMPARED) {
        break;
      }
    }
    int compared = looked.size() - damaged;
    return candidates.stream()
        .max(Comparator.comparingDouble(Candidate::nearness))
        .map(near -> new NearestRecording(near.found(), near.difference(), compared));
  }

  /** The recordings by how many words they share with the question, the likeliest first. */
  private static List<Likely> lookedAt(AskedQuestion asked, Collection<String> names) {
    var words = new WordOverlap(asked.normal().form());
    List<Likely> looked = new ArrayList<>();
    long bytes = 0;
    for (String name : names) {
      Path file = asked.directory().path().resolve(name);
      Optional<byte[]> content =
          RecordingFile.bytes(file, looked.isEmpty() ? Long.MAX_VALUE : MAX_BYTES - bytes);
      if (content.isPresent()) {
        bytes += content.get().length;
        looked.add(new Likely(file, words.with(content.get())));
      }
    }
    looked.sort(Comparator.comparingDouble(Likely::overlap).reversed());
    return looked;
  }

  private static Optional<Candidate> candidate(AskedQuestion asked, Likely likely) {
    try {
      return RecordingFile.read(likely.file())
          .map(
              recording ->
                  new Candidate(
                      new CassetteDirectory.Found(likely.file(), recording),
                      RequestDifference.between(asked.normal().form(), recording.request()),
                      likely.overlap()));
    } catch (CassetteException e) {
      return Optional.empty(); // damaged: nobody asked for this one, and validation names it
    }
  }
}
