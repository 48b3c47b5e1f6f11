package ai.memories.evaluation.suite;

import ai.memories.ModelId;
import ai.memories.client.ChatRequestBuilder;
import ai.memories.http.Endpoint;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that a suite asks, with the options it is asked with. Immutable.
 *
 * <pre>{@code
 * Provider asked = evalCase.provider();
 * ChatModel model = wiring.model(asked.model(), asked.endpoint(), evalCase.context(), scope);
 * }</pre>
 */
public final class Provider {
  private final ModelId model;
  private final String label;
  private final Map<ProviderOption, JsonNode> options;
  private final @Nullable Endpoint endpoint;

  Provider(
      ModelId model,
      String label,
      Map<ProviderOption, JsonNode> options,
      @Nullable Endpoint endpoint) {
    this.model = model;
    this.label = label;
    this.options = Map.copyOf(options);
    this.endpoint = endpoint;
  }

  /** The model. */
  public ModelId model() {
    return model;
  }

  /** Its name in results: the label, else the model's id. */
  public String label() {
    return label;
  }

  /** The door its calls go through, where the suite names one; else the run's setting holds. */
  public Optional<Endpoint> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  void configure(ChatRequestBuilder request) {
    request.model(model);
    options.forEach((option, value) -> option.set(request, value));
  }

  @Override
  public String toString() {
    return label;
  }
}
