package org.injerto.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;

/** Any number of texts, without gradients, in batches of texts that are about equally long. */
record Inference(Engine engine) {
  private static final int MOST_TEXTS = 32;
  private static final int MOST_PIECES = 4096; // padding included; one text alone may have more

  /**
   * Some of the texts.
   *
   * @param numbers which ones they are, from 0
   * @param texts their pieces
   */
  record Batch(List<Integer> numbers, List<int[]> texts) {}

  /**
   * @param function of a batch: texts to (texts, columns)
   * @return {@code columns} numbers for each text, in the order of the texts
   */
  float[] rows(List<int[]> texts, int columns, Function<List<int[]>, Tensor> function) {
    float[] rows = new float[texts.size() * columns];
    forEach(
        texts,
        batch -> {
          float[] values = Tensors.floats(function.apply(batch.texts));
          for (int row = 0; row < batch.numbers.size(); row++) {
            int text = batch.numbers.get(row);
            System.arraycopy(values, row * columns, rows, text * columns, columns);
          }
        });
    return rows;
  }

  /** Does something with every batch, with several at the same time. */
  void forEach(List<int[]> texts, Consumer<Batch> action) {
    List<Callable<Boolean>> work =
        batches(texts).stream()
            .map(numbers -> new Batch(numbers, numbers.stream().map(texts::get).toList()))
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
}
