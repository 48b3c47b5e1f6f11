package ai.memories.evaluation.suite;

import ai.memories.client.Role;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code prompts}: texts, files, and mappings of a label and either. */
final class PromptReader {
  private static final Pattern BARE_FILE = Pattern.compile("\\S+\\.(txt|json|ya?ml|md|j2|js|py)");
  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---\\s*$");
  private static final List<String> CHATS = List.of("json", "yaml", "yml");
  private static final List<String> CODE = List.of("js", "cjs", "mjs", "ts", "py", "csv", "jsonl");

  private final Reading reading;
  private final Problems problems;
  private final ChatReader chats;
  private final Labels labels;

  PromptReader(Reading reading) {
    this.reading = reading;
    this.problems = reading.problems();
    this.chats = new ChatReader(reading);
    this.labels = new Labels("prompts", problems);
  }

  List<Prompt> read(Located list) {
    List<Prompt> prompts = new ArrayList<>();
    int position = 0;
    for (Located item : Fields.items(list)) {
      String fallback = "prompt-" + ++position;
      if (item.json().node().isTextual()) {
        contents(item).stream()
            .map(c -> build(c, fallback, item.location(), CallSettings.NONE))
            .forEach(prompts::add);
      } else {
        Fields.of(item, Vocabulary.PROMPT, problems)
            .flatMap(fields -> prompt(fields, fallback))
            .ifPresent(prompts::add);
      }
    }
    return List.copyOf(prompts);
  }

  /** One prompt, or one of each file of a pattern. */
  private List<Content> contents(Located value) {
    String text = value.json().node().textValue();
    if (!isReference(value) || !ProjectFiles.isPattern(text)) {
      return content(value).stream().toList();
    }
    return reading.references().resolveAll(text, value.location()).stream()
        .flatMap(file -> file(file, text, value.location()).stream())
        .toList();
  }

  /** Messages, and the name they bring along if they come from a file. */
  record Content(List<PromptMessage> messages, Optional<String> name) {
    Prompt prompt(String label) {
      return new Prompt(label, messages, CallSettings.NONE);
    }
  }

  private Prompt build(Content content, String label, Location at, CallSettings settings) {
    String name = content.name().orElse(label);
    labels.add(name, at);
    return new Prompt(name, content.messages(), settings);
  }

  /** Then a key was told to be misspelt, and that is enough. */
  private static boolean hasUnknownKey(Fields fields) {
    List<String> keys = new ArrayList<>();
    fields.mapping().json().node().fieldNames().forEachRemaining(keys::add);
    return !Vocabulary.PROMPT.known().containsAll(keys);
  }

  private Optional<Prompt> prompt(Fields fields, String fallback) {
    Optional<String> label = fields.text("label");
    CallSettings settings = CallSettings.read(fields, reading);
    List<String> given =
        List.of("raw", "messages", "id").stream()
            .filter(key -> fields.mapping().at("/" + key).isPresent())
            .toList();
    if (given.isEmpty() && hasUnknownKey(fields)) {
      return Optional.empty();
    }
    if (given.size() != 1) {
      problems.error(
          fields.location(),
          given.isEmpty()
              ? "this prompt has no text: write raw, or messages"
              : "this prompt has " + String.join(" and ", given) + ": write one of them");
      return Optional.empty();
    }
    return content(fields, given.get(0))
        .map(c -> label.isPresent() ? new Content(c.messages(), label) : c)
        .map(c -> build(c, fallback, fields.location(), settings));
  }

  private Optional<Content> content(Fields fields, String key) {
    if (key.equals("messages")) {
      return fields
          .get(key)
          .flatMap(chats::read)
          .map(messages -> new Content(messages, Optional.empty()));
    }
    Optional<Located> value =
        fields.text(key).flatMap(text -> fields.mapping().at(Fields.pointer(key)));
    if (key.equals("id") && value.filter(PromptReader::isReference).isEmpty()) {
      value.ifPresent(id -> problems.error(id.location(), "id must be a file://…; write raw"));
      return Optional.empty();
    }
    return value.flatMap(this::content);
  }

  private static boolean isReference(Located value) {
    return ProjectFiles.isReference(value.json().node().asText());
  }

  /** A text, a chat, or what a file holds of either. */
  Optional<Content> content(Located value) {
    if (!value.json().node().isTextual()) {
      return chats.read(value).map(messages -> new Content(messages, Optional.empty()));
    }
    String text = value.json().node().textValue();
    if (isChat(text)) {
      return jsonChat(text, value.location())
          .map(messages -> new Content(messages, Optional.empty()));
    }
    if (ProjectFiles.isReference(text)) {
      return reading
          .references()
          .resolve(text, value.location())
          .flatMap(file -> file(file, text, value.location()));
    }
    Optional<String> mistake = mistake(text);
    mistake.ifPresent(message -> problems.error(value.location(), message));
    TextPlace place = TextPlace.value(reading.files(), value.location());
    return mistake.isPresent()
        ? Optional.empty()
        : chats.message(Role.USER, text, place).map(m -> new Content(List.of(m), Optional.empty()));
  }

  /** promptfoo takes a text that is a JSON list of messages for a chat. */
  private static boolean isChat(String text) {
    return text.stripLeading().startsWith("[") && text.contains("\"role\"");
  }

  private Optional<List<PromptMessage>> jsonChat(String text, Location at) {
    try {
      return chats.read(Located.of(Json.parseStrict(text), at));
    } catch (JsonSyntaxException e) {
      problems.error(
          at,
          "this text looks like a chat in JSON but is none (its line "
              + e.line()
              + ", column "
              + e.column()
              + ": "
              + e.getMessage()
              + "): templates belong inside its texts; or write messages: [{role: …, content: …}]");
      return Optional.empty();
    }
  }

  /** Texts that promptfoo would not take as a text. */
  private static Optional<String> mistake(String text) {
    if (text.isBlank()) {
      return Optional.of("this prompt is empty");
    }
    if (BARE_FILE.matcher(text).matches()) {
      return Optional.of("\"" + text + "\" looks like a file: write file://" + text);
    }
    return Optional.empty();
  }

  private Optional<Content> file(Path file, String reference, Location at) {
    String extension = References.extension(file);
    if (CODE.contains(extension)) {
      problems.error(at, "\"" + reference + "\": a prompt is a .txt, or a chat in .json or .yaml");
      return Optional.empty();
    }
    Optional<String> name = Optional.of(stem(file));
    return CHATS.contains(extension)
        ? reading.yaml().read(file, problems).flatMap(chats::read).map(m -> new Content(m, name))
        : text(file, at).map(message -> new Content(List.of(message), name));
  }

  private Optional<PromptMessage> text(Path file, Location at) {
    Optional<String> text = reading.references().text(file, at);
    if (text.filter(String::isBlank).isPresent()) {
      problems.error(at, "the prompt file " + reading.files().display(file) + " is empty");
      return Optional.empty();
    }
    if (text.filter(t -> SEPARATOR.matcher(t).find()).isPresent()) {
      problems.warning(
          at, "the file has a line ---, where promptfoo would split it; here it is one prompt");
    }
    TextPlace place = TextPlace.file(reading.files(), file);
    return text.flatMap(t -> chats.message(Role.USER, t, place));
  }

  /** Looks at a file of text as if it were named as a prompt. */
  void check(Path file, Location at) {
    Optional<PromptMessage> unused = text(file, at);
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
