package ai.memories.http;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/**
 * A service that speaks as much HTTP/2 as is needed to refuse a call, or to answer it, frame by
 * frame. What a call says is not read.
 */
final class Http2Service implements AutoCloseable {
  private static final int PREFACE = 24;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int END_STREAM = 1;
  private static final int ACK = 1;
  private static final int END_HEADERS = 4;

  /** {@code :status: 200}, an entry of HPACK's static table. */
  private static final byte[] STATUS_200 = {(byte) 0x88};

  /** What to do with a call. */
  interface Behaviour {
    /**
     * Answers a stream.
     *
     * @param call which call it is, from 1
     */
    void answer(int call, int stream, Frames out) throws IOException;
  }

  /** Writes frames. */
  static final class Frames {
    private final DataOutputStream out;
    private final Socket socket;

    private Frames(Socket socket) throws IOException {
      this.socket = socket;
      this.out = new DataOutputStream(socket.getOutputStream());
    }

    private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
      out.writeShort(payload.length >> 8);
      out.writeByte(payload.length);
      out.writeByte(type);
      out.writeByte(flags);
      out.writeInt(stream);
      out.write(payload);
      out.flush();
    }

    private static byte[] numbers(int... values) {
      var bytes = ByteBuffer.allocate(4 * values.length);
      for (int value : values) {
        bytes.putInt(value);
      }
      return bytes.array();
    }

    void answer(int stream, String body) throws IOException {
      frame(HEADERS, END_HEADERS, stream, STATUS_200);
      frame(DATA, END_STREAM, stream, body.getBytes(StandardCharsets.UTF_8));
    }

    void reset(int stream, int errorCode) throws IOException {
      frame(RST_STREAM, 0, stream, numbers(errorCode));
    }

    void goAway(int lastStream) throws IOException {
      frame(GOAWAY, 0, 0, numbers(lastStream, 0));
    }

    void hangUp() throws IOException {
      socket.close();
    }
  }

  private final SSLServerSocket server;
  private final Behaviour behaviour;
  private final AtomicInteger calls = new AtomicInteger();

  Http2Service(Behaviour behaviour, ServerSocketFactory sockets) throws IOException {
    this.behaviour = behaviour;
    server = (SSLServerSocket) sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    SSLParameters parameters = server.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    server.setSSLParameters(parameters);
    daemon(this::accept);
  }

  String url() {
    return "https://127.0.0.1:" + server.getLocalPort();
  }

  /** How many calls came. */
  int calls() {
    return calls.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        daemon(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new DataInputStream(socket.getInputStream());
      var out = new Frames(socket);
      in.readFully(new byte[PREFACE]);
      out.frame(SETTINGS, 0, 0, new byte[0]);
      while (true) {
        int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        in.readFully(new byte[length]);
        if (type == SETTINGS && flags != ACK) {
          out.frame(SETTINGS, ACK, 0, new byte[0]);
        } else if (type == DATA && (flags & END_STREAM) != 0) {
          behaviour.answer(calls.incrementAndGet(), stream, out);
        }
      }
    } catch (IOException e) {
      // one side went away
    }
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
