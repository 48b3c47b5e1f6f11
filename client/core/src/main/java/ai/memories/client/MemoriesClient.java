package ai.memories.client;

import ai.memories.ModelId;
import ai.memories.http.CallContext;
import ai.memories.http.Endpoint;
import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.PriceList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The client of the chat-completions API: connections, retries, limits and prices, shared by all
 * models got from it. Make one and keep it; closing it ends all calls. Thread-safe.
 *
 * <pre>{@code
 * try (MemoriesClient client = MemoriesClient.create()) {
 *   ChatModel model = client.model("gemini:gemini-2.5-flash");
 *   model.chat("What is the capital of France?").text();
 * }
 * }</pre>
 *
 * <p>The key comes from {@code MEMORIES_API_KEY}; it is demanded when a call is about to leave and
 * not before, so that recordings replay without one.
 */
public final class MemoriesClient implements AutoCloseable {
  private final ExchangeStack stack;
  private final Endpoint endpoint;
  private final RequestWriter writer;
  private final PriceList prices;
  private final @Nullable BudgetScope budget;
  private final @Nullable Function<ModelId, ChatModel> models;

  MemoriesClient(MemoriesClientBuilder settings) {
    stack = new ExchangeStack(settings);
    endpoint = settings.effectiveEndpoint();
    writer = new RequestWriter(settings.metadataPlacement, settings.base64Form);
    prices = settings.prices;
    budget = settings.budget;
    models = null;
  }

  private MemoriesClient(MemoriesClient shared, Function<ModelId, ChatModel> models) {
    stack = shared.stack;
    endpoint = shared.endpoint;
    writer = shared.writer;
    prices = shared.prices;
    budget = shared.budget;
    this.models = models;
  }

  /** A client with all defaults and the key of the environment. */
  public static MemoriesClient create() {
    return builder().build();
  }

  /** A client to be configured. */
  public static MemoriesClientBuilder builder() {
    return new MemoriesClientBuilder();
  }

  /**
   * A model by its id, such as {@code gemini:gemini-2.5-flash}.
   *
   * @throws IllegalArgumentException without a provider prefix
   */
  public ChatModel model(String id) {
    return model(ModelId.parse(id));
  }

  /** A model. */
  public ChatModel model(ModelId id) {
    return models == null ? model(id, CallContext.NONE) : models.apply(id);
  }

  /** A model asked on somebody's behalf: decides where recordings lie and what errors name. */
  public ChatModel model(ModelId id, CallContext context) {
    return model(id, context, budget);
  }

  /** A model asked on somebody's behalf, whose calls count for a budget; null for none. */
  public ChatModel model(ModelId id, CallContext context, @Nullable BudgetScope newBudget) {
    return new ExchangeChatModel(
        id, context, endpoint, newBudget, writer, prices, stack.outermost());
  }

  /**
   * This client, with models that somebody else decides about: for a host that lends its client and
   * knows on whose behalf the next call will be. Closing what is lent closes nothing.
   */
  public MemoriesClient lend(Function<ModelId, ChatModel> newModels) {
    return new MemoriesClient(this, newModels);
  }

  /** Ends all calls, waiting ones too, with an error that says so, and frees all connections. */
  @Override
  public void close() {
    if (models == null) {
      stack.close();
    }
  }
}
