package org.injerto.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;

/**
 * A function of batches applied to any number of texts, without gradients, in batches of texts that
 * are about as long as each other.
 *
 * @param function texts to (texts, columns)
 */
record Inference(Engine engine, Function<List<int[]>, Tensor> function) {
  private static final int MOST_TEXTS = 32;
  private static final int MOST_PIECES = 4096; // padding included; one text alone may have more

  /**
   * @return {@code columns} numbers for each text, in the order of the texts
   */
  float[] rows(List<int[]> texts, int columns) {
    float[] rows = new float[texts.size() * columns];
    List<Callable<Boolean>> work =
        batches(texts).stream()
            .<Callable<Boolean>>map(batch -> () -> fill(batch, texts, rows, columns))
            .toList();
    engine.together(work);
    return rows;
  }

  /** The numbers of all texts, the short ones first. */
  private static List<List<Integer>> batches(List<int[]> texts) {
    List<Integer> byLength =
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.comparingInt(text -> texts.get(text).length))
            .toList();
    List<List<Integer>> batches = new ArrayList<>();
    for (int from = 0, to = 0; from < byLength.size(); from = to) {
      while (to < byLength.size() && fits(to + 1 - from, texts.get(byLength.get(to)).length)) {
        to++;
      }
      batches.add(byLength.subList(from, to));
    }
    return batches;
  }

  private static boolean fits(int count, int longest) {
    return count == 1 || (count <= MOST_TEXTS && count * longest <= MOST_PIECES);
  }

  private boolean fill(List<Integer> batch, List<int[]> texts, float[] rows, int columns) {
    try (PointerScope scope = new PointerScope();
        InferenceMode inference = new InferenceMode()) {
      float[] values = Tensors.floats(function.apply(batch.stream().map(texts::get).toList()));
      for (int row = 0; row < batch.size(); row++) {
        System.arraycopy(values, row * columns, rows, batch.get(row) * columns, columns);
      }
      return true;
    }
  }
}
