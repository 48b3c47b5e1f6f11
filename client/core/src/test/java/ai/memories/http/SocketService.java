package ai.memories.http;

import java.io.BufferedInputStream;
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
import javax.net.ServerSocketFactory;

/**
 * A service on a loopback socket that does exactly what a test says with each request, also what no
 * HTTP server would do. Each connection has its own thread.
 */
public final class SocketService implements AutoCloseable {

  /** What to do with one request that was read whole. */
  public interface Behaviour {
    void answer(String request, OutputStream out, Socket socket)
        throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Behaviour behaviour;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  public SocketService(Behaviour behaviour) throws IOException {
    this(behaviour, ServerSocketFactory.getDefault());
  }

  /** One whose sockets are of this factory: of TLS, mostly. */
  public SocketService(Behaviour behaviour, ServerSocketFactory sockets) throws IOException {
    this.behaviour = behaviour;
    server = sockets.createServerSocket(0, 2_000, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  public static String json(int status, String headers, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n%s"
        .formatted(status, length, headers, body);
  }

  public static Behaviour always(String response) {
    return (request, out, socket) -> out.write(response.getBytes(StandardCharsets.UTF_8));
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/api";
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Head and body of every request, as they came. */
  public List<String> requests() {
    return requests;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        daemon(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        String request = read(in);
        if (request.isEmpty()) {
          return;
        }
        requests.add(request);
        behaviour.answer(request, socket.getOutputStream(), socket);
        socket.getOutputStream().flush();
      }
    } catch (IOException e) {
      // the client went away, as some tests want it to
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String read(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return "";
      }
      head.append((char) c);
    }
    String length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
    byte[] body = in.readNBytes(Integer.parseInt(length));
    return head + new String(body, StandardCharsets.UTF_8);
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
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
