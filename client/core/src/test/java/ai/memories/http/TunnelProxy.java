package ai.memories.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy that demands a name and, whatever host is asked for, leads to one port of this machine.
 */
final class TunnelProxy implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final String demanded;
  private final int target;

  TunnelProxy(String demandedAuthorization, int target) throws IOException {
    this.demanded = demandedAuthorization;
    this.target = target;
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** What the proxy itself was told, tunnels' contents not included. */
  List<String> heads() {
    return heads;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        daemon(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      while (true) {
        String head = head(client.getInputStream());
        if (head.isEmpty()) {
          return;
        }
        heads.add(head);
        boolean known = head.contains("\r\nProxy-Authorization: " + demanded + "\r\n");
        say(
            client,
            known
                ? "HTTP/1.1 200 Go\r\n\r\n"
                : "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"t\"\r\nContent-Length: 0\r\n\r\n");
        if (known) {
          tunnel(client);
          return;
        }
      }
    } catch (IOException e) {
      // one side went away
    }
  }

  private void tunnel(Socket client) throws IOException {
    try (var service = new Socket(InetAddress.getLoopbackAddress(), target)) {
      daemon(() -> copy(service, client));
      client.getInputStream().transferTo(service.getOutputStream());
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // one side went away
    }
  }

  private static void say(Socket client, String text) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return "";
      }
      head.append((char) c);
    }
    return head.toString();
  }

  private static void daemon(Runnable task) {
    var thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
