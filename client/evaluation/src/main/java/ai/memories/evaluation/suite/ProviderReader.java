package ai.memories.evaluation.suite;

import ai.memories.ModelId;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatRequestBuilder;
import ai.memories.client.InvalidRequestException;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.http.Endpoint;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code providers}: ids, or mappings of id, label and config. */
final class ProviderReader {
  private static final String ENDPOINT = "endpoint";
  private static final List<String> CUSTOM =
      List.of(
          "file:", "exec:", "python:", "http:", "https:", "ws:", "wss:", "webhook:", "package:");

  private final Problems problems;
  private final Labels labels;

  ProviderReader(Problems problems) {
    this.problems = problems;
    this.labels = new Labels("providers", problems);
  }

  List<Provider> read(Located list) {
    List<Provider> providers = new ArrayList<>();
    for (Located item : Fields.items(list)) {
      provider(item).ifPresent(providers::add);
    }
    return List.copyOf(providers);
  }

  private Optional<Provider> provider(Located item) {
    if (item.json().node().isTextual()) {
      return model(item.json().node().textValue(), item.location())
          .map(model -> build(model, model.toString(), item.location(), Map.of(), null));
    }
    if (hasIdAsKey(item)) {
      String id = item.json().node().fieldNames().next();
      problems.error(
          item.location(),
          "write the provider as {id: " + id + ", config: …}, not with its id as key");
      return Optional.empty();
    }
    return Fields.of(item, Vocabulary.PROVIDER, problems).flatMap(this::provider);
  }

  /** promptfoo also takes {@code - some:model: {config: …}}. */
  private static boolean hasIdAsKey(Located item) {
    JsonNode node = item.json().node();
    return node.isObject() && node.size() == 1 && node.fieldNames().next().contains(":");
  }

  private Optional<Provider> provider(Fields fields) {
    Optional<String> id = fields.text("id");
    if (fields.mapping().at("/id").isEmpty()) {
      problems.error(fields.location(), "this provider has no id, such as gemini:gemini-2.5-flash");
    }
    Map<ProviderOption, JsonNode> options = new EnumMap<>(ProviderOption.class);
    Optional<Located> config = fields.object("config");
    config.ifPresent(found -> options(found, options));
    Endpoint endpoint =
        config.flatMap(c -> c.at("/" + ENDPOINT)).flatMap(this::endpoint).orElse(null);
    Optional<String> label = fields.text("label");
    return id.flatMap(text -> model(text, fields.mapping().location("/id")))
        .map(
            model ->
                build(model, label.orElse(model.toString()), fields.location(), options, endpoint));
  }

  private Provider build(
      ModelId model,
      String label,
      Location at,
      Map<ProviderOption, JsonNode> options,
      @Nullable Endpoint endpoint) {
    labels.add(label, at);
    return new Provider(model, label, options, endpoint);
  }

  private Optional<ModelId> model(String id, Location at) {
    if (CUSTOM.stream().anyMatch(id::startsWith)) {
      problems.error(
          at,
          "\""
              + id
              + "\": only models of the service can be asked, such as gemini:gemini-2.5-flash");
      return Optional.empty();
    }
    try {
      return Optional.of(ModelId.parse(id.replaceFirst("^(google|vertex):", "gemini:")));
    } catch (IllegalArgumentException e) {
      problems.error(at, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void options(Located config, Map<ProviderOption, JsonNode> options) {
    Vocabulary.CONFIG.check(config, problems);
    config
        .json()
        .node()
        .properties()
        .forEach(
            entry ->
                ProviderOption.of(entry.getKey())
                    .filter(option -> valid(option, config, entry.getValue()))
                    .ifPresent(option -> options.put(option, entry.getValue())));
  }

  private boolean valid(ProviderOption option, Located config, JsonNode value) {
    Location at = config.location(Fields.pointer(option.key()));
    ChatRequestBuilder probe = ChatRequest.builder().user("x");
    try {
      option.set(probe, value);
      probe.build();
      return true;
    } catch (InvalidRequestException e) {
      e.violations().forEach(violation -> problems.error(at, violation));
    } catch (IllegalArgumentException e) {
      problems.error(at, option.key() + " " + e.getMessage() + ", not " + value);
    }
    return false;
  }

  private Optional<Endpoint> endpoint(Located value) {
    try {
      return Optional.of(Endpoint.parse(value.json().node().asText()));
    } catch (IllegalArgumentException e) {
      problems.error(value.location(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
