package org.injerto.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.List;

/**
 * A batch as a graph reads it, outside of the heap. B texts, T pieces.
 *
 * <p>Each thread has one, which is filled again for each batch: it grows to the largest batch and
 * is never given back, so that serving allocates nothing.
 */
final class PaddedInput {
  private static final ThreadLocal<PaddedInput> OF_THREAD =
      ThreadLocal.withInitial(PaddedInput::new);

  private LongBuffer ids = longs(0);
  private LongBuffer mask = longs(0);
  private LongBuffer types = longs(0);
  private int length;

  private PaddedInput() {}

  /** The one of this thread, filled with texts; to be used before the next is asked for. */
  static PaddedInput of(List<int[]> texts, int padding) {
    PaddedInput input = OF_THREAD.get();
    input.fill(texts, padding);
    return input;
  }

  /** (B, T). */
  LongBuffer ids() {
    return ids;
  }

  /** (B, T), 1 where a piece is none of padding. */
  LongBuffer mask() {
    return mask;
  }

  /** (B, T), zeros. */
  LongBuffer types() {
    return types;
  }

  /** T. */
  int length() {
    return length;
  }

  /** How many pieces the longest text has. */
  static int length(List<int[]> texts) {
    return texts.stream().mapToInt(text -> text.length).max().orElse(0);
  }

  /** Numbers where a graph can read them without a copy. */
  static LongBuffer outsideOfHeap(List<Integer> numbers) {
    LongBuffer buffer = longs(numbers.size());
    numbers.forEach(buffer::put);
    return buffer.flip();
  }

  private void fill(List<int[]> texts, int padding) {
    length = length(texts);
    makeRoom(texts.size() * length);
    for (int[] text : texts) {
      for (int i = 0; i < length; i++) {
        boolean real = i < text.length;
        ids.put(real ? text[i] : padding);
        mask.put(real ? 1 : 0);
      }
    }
    ids.flip();
    mask.flip();
  }

  private void makeRoom(int numbers) {
    if (ids.capacity() < numbers) {
      ids = longs(numbers);
      mask = longs(numbers);
      types = longs(numbers);
    }
    ids.clear();
    mask.clear();
    types.clear().limit(numbers);
  }

  private static LongBuffer longs(int numbers) {
    return ByteBuffer.allocateDirect(numbers * Long.BYTES)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }
}
