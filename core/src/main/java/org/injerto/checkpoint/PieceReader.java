package org.injerto.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;
import org.injerto.checkpoint.StridedView.Dimension;

/**
 * Reads tensors row by row in pieces of bounded size, whatever their strides, so that no more of a
 * file is in memory than a piece.
 *
 * <p>A tensor is halved until a piece fits. A piece is filled in the order of the file: of a
 * transposed matrix the rows of the file are read, and their numbers put where they belong.
 */
final class PieceReader {
  private static final int WINDOW = 1 << 16;

  private final int pieceBytes;
  private ByteBuffer piece = direct(0);
  private ByteBuffer window = direct(0);

  /**
   * @param pieceBytes the size of a piece, at least that of a number
   */
  PieceReader(int pieceBytes) {
    this.pieceBytes = pieceBytes;
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Hands over all numbers of a tensor, little endian, row by row. */
  void read(FileChannel channel, NumberRun run, PieceConsumer consumer) throws IOException {
    long elements = run.view().elements();
    if (elements == 0) {
      return;
    }
    if (elements > pieceBytes / run.elementBytes()) {
      for (StridedView half : run.view().halves()) {
        read(channel, new NumberRun(run.start(), run.elementBytes(), half), consumer);
      }
      return;
    }
    int bytes = (int) elements * run.elementBytes();
    piece = withRoom(piece, bytes);
    new Filling(channel, run, run.view().dimensions()).fill(0, run.view().offset(), 0);
    consumer.accept(piece.clear().limit(bytes));
  }

  /** The buffer, empty, or a larger one. */
  private static ByteBuffer withRoom(ByteBuffer buffer, int bytes) {
    return buffer.capacity() < bytes ? direct(bytes) : buffer.clear();
  }

  /** Fills the piece with a part of a tensor that fits. */
  private final class Filling {
    private final FileChannel channel;
    private final NumberRun run;
    private final List<Dimension> dimensions;

    Filling(FileChannel channel, NumberRun run, List<Dimension> dimensions) {
      this.channel = channel;
      this.run = run;
      this.dimensions = dimensions;
    }

    /**
     * @param outer dimensions whose place is settled
     * @param from element of the run
     * @param to element of the piece
     */
    void fill(int outer, long from, long to) throws IOException {
      Dimension dimension = dimensions.get(outer);
      if (outer == dimensions.size() - 1) {
        fill(dimension, from, to);
        return;
      }
      for (long i = 0; i < dimension.size(); i++) {
        fill(outer + 1, from + i * dimension.stride(), to + i * dimension.step());
      }
    }

    private void fill(Dimension row, long from, long to) throws IOException {
      if (row.stride() == 1 && row.step() == 1) {
        int start = (int) to * run.elementBytes();
        piece.limit(start + (int) row.size() * run.elementBytes()).position(start);
        read(piece, from);
      } else {
        scatter(row, from, to);
      }
    }

    private void scatter(Dimension row, long from, long to) throws IOException {
      long stride = Math.max(1, row.stride());
      long atOnce = Math.max(1, WINDOW / run.elementBytes() / stride);
      for (long done = 0; done < row.size(); done += atOnce) {
        long count = Math.min(atOnce, row.size() - done);
        long span = (count - 1) * row.stride() + 1;
        int bytes = (int) span * run.elementBytes();
        window = withRoom(window, bytes).limit(bytes);
        read(window, from + done * row.stride());
        for (long i = 0; i < count; i++) {
          move((int) (i * row.stride()), (int) (to + (done + i) * row.step()));
        }
      }
    }

    private void move(int from, int to) {
      int bytes = run.elementBytes();
      switch (bytes) {
        case Float.BYTES -> piece.putInt(to * bytes, window.getInt(from * bytes));
        case Short.BYTES -> piece.putShort(to * bytes, window.getShort(from * bytes));
        case Double.BYTES -> piece.putLong(to * bytes, window.getLong(from * bytes));
        default -> piece.put(to, window.get(from));
      }
    }

    /** Fills a buffer up to its limit. */
    private void read(ByteBuffer buffer, long element) throws IOException {
      long at = run.start() + element * run.elementBytes() - buffer.position();
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, at + buffer.position()) < 0) {
          throw new EOFException("the file became shorter while it was read");
        }
      }
    }
  }
}
