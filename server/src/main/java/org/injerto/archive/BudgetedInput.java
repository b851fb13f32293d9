package org.injerto.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of which only as many bytes can be read as were allowed last. */
final class BudgetedInput extends FilterInputStream {
  private long left;

  BudgetedInput(InputStream in) {
    super(in);
  }

  /** Allows so many bytes from here, whatever was left. */
  void allow(long bytes) {
    left = bytes;
  }

  /** More was asked for than was allowed. */
  static final class SpentException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public int read() throws IOException {
    spend(1);
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, (int) Math.min(length, Math.max(left, 1)));
    spend(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(Math.min(bytes, left));
    spend(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void spend(long bytes) throws SpentException {
    if (bytes > left) {
      throw new SpentException();
    }
    left -= bytes;
  }
}
