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
  private static final int BATCH = 32;

  /**
   * @return {@code columns} numbers for each text, in the order of the texts
   */
  float[] rows(List<int[]> texts, int columns) {
    List<Integer> byLength =
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.comparingInt(text -> texts.get(text).length))
            .toList();
    float[] rows = new float[texts.size() * columns];
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int from = 0; from < byLength.size(); from += BATCH) {
      List<Integer> batch = byLength.subList(from, Math.min(byLength.size(), from + BATCH));
      work.add(() -> fill(batch, texts, rows, columns));
    }
    engine.together(work);
    return rows;
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
