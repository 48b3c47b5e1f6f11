package ai.memories.it.docs;

import ai.memories.ModelId;
import ai.memories.Usage;
import ai.memories.cassette.Cassette;
import ai.memories.cassette.CassetteExchange;
import ai.memories.cassette.MatchRules;
import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatResponse;
import ai.memories.client.InputFile;
import ai.memories.client.MemoriesClient;
import ai.memories.http.ApiKey;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.Exchange;
import ai.memories.http.StreamEvent;
import ai.memories.http.Timekeeper;
import ai.memories.json.Json;
import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.CallBound;
import ai.memories.pricing.Ledger;
import ai.memories.pricing.Limits;
import ai.memories.pricing.PriceList;
import ai.memories.pricing.Reservation;
import ai.memories.schema.ResponseSchema;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import org.slf4j.Logger;

/**
 * What an example in the Javadoc may name without having made it, since every reader knows what is
 * meant. Anything else it makes itself.
 */
@SuppressWarnings({"unused", "NullAway"})
public abstract class Stage {
  protected MemoriesClient client;
  protected ChatModel model;
  protected ChatRequest request;
  protected ChatResponse answer;
  protected InputFile first;
  protected InputFile second;

  protected ApiRequest call;
  protected ApiResponse response;
  protected Exchange wire;
  protected ApiKey key;
  protected Timekeeper time;
  protected ExecutorService threads;
  protected List<StreamEvent> events;
  protected List<Duration> latencies;

  protected Exchange service;
  protected Cassette cassette;
  protected CassetteExchange recorded;
  protected MatchRules rules;
  protected Path root;

  protected Ledger ledger;
  protected Limits limits;
  protected BudgetScope scope;
  protected CallBound bound;
  protected Reservation room;
  protected PriceList prices;
  protected ModelId flash;
  protected Usage usage;

  protected ResponseSchema schema;
  protected ResponseSchema before;
  protected ResponseSchema after;
  protected Json value;
  protected Pattern pattern;
  protected String text;
  protected Logger log;

  protected abstract void show(Object what);

  protected abstract void later(ChatRequest postponed);

  protected abstract void askEverything(Exchange recording);

  protected abstract Usage usageOf(ApiRequest sent);

  /** What an answer is to be. */
  protected record Invoice(BigDecimal total) {}
}
