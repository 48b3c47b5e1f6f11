package ai.memories.http;

import static java.util.Objects.requireNonNull;

import ai.memories.http.TransportException.Kind;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The wire itself: one HTTP call for one call, never a second one by itself, no redirect followed,
 * nothing logged unless asked to. The key goes to the origin of the base URL and is demanded only
 * when there is something to send. Thread-safe.
 *
 * <pre>{@code
 * var settings = WireSettings.of(BaseUrl.DEFAULT).withKey(key);
 * try (var wire = new OkHttpExchange(settings, CallThreads.start())) {
 *   wire.send(call).thenAccept(answer -> log.info("{}", answer.status()));
 * }
 * }</pre>
 */
public final class OkHttpExchange implements Exchange, AutoCloseable {
  private final WireSettings settings;
  private final ExecutorService executor;
  private final OkHttpClient client;
  private final Map<Endpoint, HttpUrl> urls = new EnumMap<>(Endpoint.class);
  private volatile boolean closed;

  /** A wire whose calls, and whatever is done with their answers, run on this executor. */
  public OkHttpExchange(WireSettings settings, ExecutorService executor) {
    this.settings = settings;
    this.executor = executor;
    this.client = client(settings, executor);
    // what OkHttp cannot call is found now and not with the first call
    for (Endpoint endpoint : Endpoint.values()) {
      urls.put(endpoint, HttpUrl.get(settings.baseUrl().completions(endpoint)));
    }
  }

  private static OkHttpClient client(WireSettings settings, ExecutorService executor) {
    // OkHttp's five calls per host would make any concurrency of ours an empty promise
    var dispatcher = new Dispatcher(executor);
    dispatcher.setMaxRequests(settings.concurrency());
    dispatcher.setMaxRequestsPerHost(settings.concurrency());
    var builder = new OkHttpClient.Builder();
    TrustStore.configure(builder, settings.connectTimeout());
    WireProxy.configure(builder, settings);
    return builder
        .dispatcher(dispatcher)
        .connectionPool(new ConnectionPool(settings.concurrency(), 1, TimeUnit.MINUTES))
        .connectTimeout(settings.connectTimeout())
        .readTimeout(settings.readTimeout())
        .writeTimeout(settings.readTimeout())
        .followRedirects(false)
        .followSslRedirects(false)
        .addInterceptor(Passage::depart)
        .addNetworkInterceptor(WireHeaders::hideRetryAfter)
        .eventListenerFactory(Passage::listener)
        .build();
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    if (closed) {
      return CompletableFuture.failedFuture(
          new TransportException(Kind.CANCELLED, "the client is closed", false, null));
    }
    ApiKey key = settings.key();
    if (key == null) {
      return CompletableFuture.failedFuture(new MissingApiKeyException(ErrorMessage.path(request)));
    }
    var passage = new Passage(request);
    Call call = client.newCall(httpRequest(request, key, passage));
    var log = new WireLog(settings.isLogged(), key);
    log.sent(request);
    CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
    CallLinks.whenDone(
        answer,
        (response, failure) -> {
          log.ended(request, response, failure);
          if (answer.isCancelled()) {
            call.cancel();
          }
        });
    call.enqueue(new Reading(passage, key, answer));
    return answer;
  }

  private Request httpRequest(ApiRequest request, ApiKey key, Passage passage) {
    var builder =
        new Request.Builder()
            .url(requireNonNull(urls.get(request.endpoint())))
            .header("Authorization", settings.authScheme().header(key))
            .header("Accept", "application/json")
            .header("User-Agent", ClientVersion.USER_AGENT)
            .tag(Passage.class, passage)
            .post(new OneShotBody(request.body()));
    if (request.events() != null) {
      // compression holds events back until a block of it is full
      builder.header("Accept", "text/event-stream").header("Accept-Encoding", "identity");
    }
    return builder.build();
  }

  /** Cancels what is in flight and closes all connections; the executor stays. */
  @Override
  public void close() {
    closed = true;
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
  }

  /** Turns what OkHttp reports into an answer, off OkHttp's own thread. */
  private final class Reading implements Callback {
    private final Passage passage;
    private final ApiKey key;
    private final CompletableFuture<ApiResponse> answer;

    Reading(Passage passage, ApiKey key, CompletableFuture<ApiResponse> answer) {
      this.passage = passage;
      this.key = key;
      this.answer = answer;
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        ApiResponse read = withoutKey(read(call, response).withLatency(passage.elapsed()));
        handOver(() -> answer.complete(read));
      } catch (TransportException e) {
        handOver(() -> answer.completeExceptionally(e.withoutKey(key)));
      } catch (RuntimeException | Error e) {
        // ours, a stream's listener's, or no memory for the answer: whoever waits must hear of it,
        // and OkHttp would tell nobody
        handOver(() -> answer.completeExceptionally(e));
      } catch (IOException e) {
        onFailure(call, e);
      }
    }

    private ApiResponse read(Call call, Response response) throws IOException {
      StreamListener listener = passage.request().events();
      if (listener == null || !StreamReading.isStream(response)) {
        return ResponseBytes.read(response, settings.maxResponseBytes());
      }
      return new StreamReading(passage, key, listener, e -> failure(call, e))
          .read(response, settings.maxResponseBytes());
    }

    private TransportException failure(Call call, IOException e) {
      return WireFailure.of(e, call.isCanceled(), passage, settings).withoutKey(key);
    }

    @Override
    public void onFailure(Call call, IOException e) {
      var failure = failure(call, e);
      handOver(() -> answer.completeExceptionally(failure));
    }

    /**
     * An error that quotes the key back must not carry it into messages and files, nor may a header
     * that is shown.
     */
    private ApiResponse withoutKey(ApiResponse response) {
      ApiResponse safe =
          response.withHeaders(
              response.retryAfter().map(key::hideIn).orElse(null),
              response.requestId().map(key::hideIn).orElse(null));
      return key.isIn(safe.body()) && ApiError.of(safe).isPresent()
          ? safe.withBody(key.hideIn(safe.body()))
          : safe;
    }

    /** What a caller chains to its answer may block; it must not hold up a call's place. */
    private void handOver(Runnable completion) {
      try {
        executor.execute(completion);
      } catch (RejectedExecutionException e) {
        completion.run();
      }
    }
  }
}
