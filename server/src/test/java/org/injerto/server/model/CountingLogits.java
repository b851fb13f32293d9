package org.injerto.server.model;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.injerto.pipeline.TextLogits;

/**
 * An engine that scores a text by counting its pieces: the first label wins where they are even,
 * the second where they are odd.
 */
public final class CountingLogits implements TextLogits {
  private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
  private volatile Consumer<List<int[]>> disturbance = texts -> {};
  private volatile int notANumber = -1;
  private volatile boolean closed;

  @Override
  public int labels() {
    return 2;
  }

  @Override
  public float[] of(List<int[]> texts) {
    batches.add(texts.stream().map(text -> text.length).collect(Collectors.toList()));
    disturbance.accept(texts);
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
    float[] rows = new float[texts.size() * 2];
    IntStream.range(0, texts.size())
        .forEach(text -> rows[2 * text + texts.get(text).length % 2] = score(texts.get(text)));
    return rows;
  }

  private float score(int[] text) {
    return text.length == notANumber ? Float.NaN : text.length;
  }

  /** Has something happen whenever the engine begins with a batch. */
  public void disturb(Consumer<List<int[]>> event) {
    disturbance = event;
  }

  /** Computes NaN for texts of that many pieces. */
  public void failWith(int pieces) {
    notANumber = pieces;
  }

  /** The lengths of the texts of each batch so far. */
  public List<List<Integer>> batches() {
    return List.copyOf(batches);
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
