package ai.memories.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Response;

/** How far one call has come: waiting, departed, sent. Decides whether a failure may cost money. */
final class Passage {
  private final ApiRequest request;
  private volatile long departedNanos;
  private volatile boolean sent;
  private volatile String proxy = "";

  Passage(ApiRequest request) {
    this.request = request;
    departedNanos = System.nanoTime();
  }

  ApiRequest request() {
    return request;
  }

  /** Whether a first byte has gone out over an open connection. */
  boolean isSent() {
    return sent;
  }

  /** The proxy it goes through, empty without one. */
  String proxy() {
    return proxy;
  }

  /** Since it left OkHttp's queue. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - departedNanos);
  }

  /** As the outermost interceptor, it runs when the call has left OkHttp's queue. */
  static Response depart(Interceptor.Chain chain) throws IOException {
    Passage passage = of(chain.call());
    passage.departedNanos = System.nanoTime();
    passage.request.departure().run();
    return chain.proceed(chain.request());
  }

  static EventListener listener(Call call) {
    Passage passage = of(call);
    return new EventListener() {
      @Override
      public void connectStart(Call connecting, InetSocketAddress address, Proxy through) {
        passage.proxy =
            through.address() instanceof InetSocketAddress proxy
                ? proxy.getHostString() + ":" + proxy.getPort()
                : "";
      }

      @Override
      public void requestHeadersStart(Call sending) {
        passage.sent = true;
      }
    };
  }

  private static Passage of(Call call) {
    Passage passage = call.request().tag(Passage.class);
    if (passage == null) {
      throw new IllegalStateException("a call that is not ours");
    }
    return passage;
  }
}
