package ai.memories.evaluation.suite;

import ai.memories.client.Role;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.problem.Suggestion;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.template.Template;
import ai.memories.evaluation.template.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a chat, a list of messages with role and content, and compiles their templates. */
final class ChatReader {
  private static final List<String> ROLES = Stream.of(Role.values()).map(Role::word).toList();

  private final Reading reading;
  private final Problems problems;

  ChatReader(Reading reading) {
    this.reading = reading;
    this.problems = reading.problems();
  }

  Optional<List<PromptMessage>> read(Located chat) {
    if (!chat.json().node().isArray()) {
      problems.error(chat.location(), "a chat must be a list of messages {role, content}");
      return Optional.empty();
    }
    List<PromptMessage> messages = new ArrayList<>();
    boolean asks = false;
    for (Located item : Fields.items(chat)) {
      Optional<Fields> fields = Fields.of(item, Vocabulary.MESSAGE, problems);
      fields.flatMap(this::message).ifPresent(messages::add);
      asks |= item.json().node().path("role").asText().equals(Role.USER.word());
    }
    if (!asks) {
      problems.error(chat.location(), "a chat needs a message of role user");
    }
    return messages.isEmpty() || !asks ? Optional.empty() : Optional.of(messages);
  }

  private Optional<PromptMessage> message(Fields fields) {
    Stream.of("role", "content")
        .filter(key -> fields.mapping().at("/" + key).isEmpty())
        .forEach(key -> problems.error(fields.location(), "this message has no " + key));
    Optional<Role> role = fields.text("role").flatMap(word -> role(word, fields));
    Optional<String> content = fields.text("content");
    if (content.filter(ProjectFiles::isReference).isPresent()) {
      problems.error(
          fields.mapping().location("/content"), "file:// in a chat is not supported yet");
      return Optional.empty();
    }
    TextPlace place = TextPlace.value(reading.files(), fields.mapping().location("/content"));
    return role.flatMap(r -> content.flatMap(text -> message(r, text, place)));
  }

  private Optional<Role> role(String word, Fields fields) {
    Optional<Role> role = Stream.of(Role.values()).filter(r -> r.word().equals(word)).findFirst();
    if (role.isEmpty()) {
      problems.error(
          fields.mapping().location("/role"),
          "\""
              + word
              + "\" is no role"
              + Suggestion.didYouMean(word, ROLES)
              + "; roles are "
              + String.join(", ", ROLES));
    }
    return role;
  }

  Optional<PromptMessage> message(Role role, String text, TextPlace place) {
    try {
      Template template = reading.templates().compilePrompt(text, place.start().toString());
      return Optional.of(new PromptMessage(role, template, place));
    } catch (TemplateException e) {
      problems.error(place.at(e.line(), e.column()), e.detail());
      return Optional.empty();
    }
  }
}
