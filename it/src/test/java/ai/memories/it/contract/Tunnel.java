package ai.memories.it.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy that tunnels to one port of this machine, whatever host it is asked for, and may
 * want to know who asks.
 */
final class Tunnel implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final String wanted;
  private final int target;

  /** Lets through whoever says this word, anybody if it is empty. */
  Tunnel(String wanted, int target) throws IOException {
    this.wanted = wanted;
    this.target = target;
    start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** What the proxy was told, without what went through. */
  List<String> heads() {
    return heads;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      heads.add(head);
      if (head.contains(wanted)) {
        say(client, "200 Go\r\n");
        pipe(client);
      } else {
        say(client, "407 Who\r\nProxy-Authenticate: Basic realm=\"t\"\r\nContent-Length: 0\r\n");
      }
    } catch (IOException e) {
      // one side went away
    }
  }

  private void pipe(Socket client) throws IOException {
    try (var service = new Socket(InetAddress.getLoopbackAddress(), target)) {
      start(() -> copy(service, client));
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

  private static void say(Socket client, String status) throws IOException {
    String answer = "HTTP/1.1 " + status + "\r\n";
    client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (int c = in.read(); c >= 0 && head.indexOf("\r\n\r\n") < 0; c = in.read()) {
      head.append((char) c);
      if (head.indexOf("\r\n\r\n") >= 0) {
        break; // what follows is not ours
      }
    }
    return head.toString();
  }

  private static void start(Runnable task) {
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
