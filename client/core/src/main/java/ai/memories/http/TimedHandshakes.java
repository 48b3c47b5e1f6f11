package ai.memories.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/**
 * Lets the TLS handshake take as long as connecting may: OkHttp would wait for it as long as for an
 * answer, and whoever speaks no TLS never says a word. OkHttp sets the time for answers afterwards.
 */
final class TimedHandshakes extends SSLSocketFactory {
  private final SSLSocketFactory sockets;
  private final int millis;

  TimedHandshakes(SSLSocketFactory sockets, Duration longest) {
    this.sockets = sockets;
    this.millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, longest.toMillis()));
  }

  /** What OkHttp calls: TLS over a connection that stands. */
  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    connected.setSoTimeout(millis);
    return sockets.createSocket(connected, host, port, autoClose);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return sockets.createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return sockets.createSocket(host, port, local, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return sockets.createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return sockets.createSocket(host, port, local, localPort);
  }
}
