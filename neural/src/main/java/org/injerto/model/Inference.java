package org.injerto.model;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.injerto.pipeline.PieceBatches;
import org.injerto.pipeline.PieceBatches.Batch;

/** Any number of texts, without gradients, in batches of texts that are about equally long. */
record Inference(Engine engine) {
  /**
   * @param function of a batch: texts to (texts, columns)
   * @return {@code columns} numbers for each text, in the order of the texts
   */
  float[] rows(List<int[]> texts, int columns, Function<List<int[]>, Tensor> function) {
    float[] rows = new float[texts.size() * columns];
    forEach(
        texts,
        batch -> {
          float[] values = Tensors.floats(function.apply(batch.texts()));
          for (int row = 0; row < batch.numbers().size(); row++) {
            int text = batch.numbers().get(row);
            System.arraycopy(values, row * columns, rows, text * columns, columns);
          }
        });
    return rows;
  }

  /** Does something with every batch, with several at the same time. */
  void forEach(List<int[]> texts, Consumer<Batch> action) {
    List<Callable<Boolean>> work =
        PieceBatches.of(texts).stream()
            .<Callable<Boolean>>map(batch -> () -> done(batch, action))
            .toList();
    engine.together(work);
  }

  private static boolean done(Batch batch, Consumer<Batch> action) {
    try (PointerScope scope = new PointerScope();
        InferenceMode inference = new InferenceMode()) {
      action.accept(batch);
      return true;
    }
  }
}
