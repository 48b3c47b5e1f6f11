package ai.memories.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Bytes of which no more than a number are read; one more is a failure. */
final class CappedBytes extends FilterInputStream {
  private final Supplier<? extends RuntimeException> tooMany;
  private long left;

  CappedBytes(InputStream in, long limit, Supplier<? extends RuntimeException> tooMany) {
    super(in);
    this.left = limit;
    this.tooMany = tooMany;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int read) {
    left -= read;
    if (left < 0) {
      throw tooMany.get();
    }
  }
}
