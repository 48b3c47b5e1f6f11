package ai.memories.it.quickstart;

import ai.memories.ModelId;
import ai.memories.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reads the answer files below docs/quickstart/stand-in/answers. */
final class AnswerFile {
  private final Yaml root;

  private AnswerFile(Yaml root) {
    this.root = root;
  }

  /** All prepared answers of a directory. */
  static List<PreparedAnswer> readAll(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(Yaml::read)
          .flatMap(yaml -> new AnswerFile(yaml).answers())
          .toList();
    }
  }

  private Stream<PreparedAnswer> answers() {
    return root.get("answers").items().map(this::answer);
  }

  private PreparedAnswer answer(Yaml answer) {
    String testCase = answer.get("case").text();
    String prompt = answer.get("prompt").text();
    Yaml usage = answer.get("usage");
    return new PreparedAnswer(
        new PreparedAnswer.Name(
            root.get("suite").text(), testCase, prompt, ModelId.parse(answer.get("model").text())),
        List.of(root.get("prompts").get(prompt).text(), root.get("cases").get(testCase).text()),
        answer.get("text").text(),
        new Usage(
            usage.get("input").number(), usage.get("output").number(), usage.get("total").number()),
        Duration.ofMillis(answer.get("latencyMillis").number()));
  }
}
