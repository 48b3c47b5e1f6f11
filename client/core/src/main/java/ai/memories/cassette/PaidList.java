package ai.memories.cassette;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What a run has paid for whose processes come one after another: none of them knows that it is the
 * last, so each finds here what those before it have recorded. A line for each answer, written in
 * one piece with a line break on either side, so that one torn by a kill spoils no other.
 *
 * @param file of this run alone
 */
record PaidList(Path file) {

  List<String> read() {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .filter(RunJournal::isAnswer)
          .toList();
    } catch (NoSuchFileException e) {
      return List.of(); // the first process of the run
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void add(String line) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file, "\n" + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private CassetteException failed(IOException e) {
    return new CassetteException(
        file, "the list of what this run has paid for: " + RecordingFile.reason(e), e);
  }
}
