package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.architecture.Architecture;
import org.injerto.inference.GraphOutputs;
import org.injerto.model.PretrainedModel;
import org.injerto.model.TrainedOutputs;
import org.injerto.onnx.OnnxTask;

/**
 * Whether a graph computes what the trained model does: one text alone, texts of several lengths in
 * a batch, and the longest that the model reads.
 */
record ExportCheck(PretrainedModel model, OnnxTask task) {
  /** How many batches are compared. */
  static final int BATCHES = 3;

  private static final int LONGEST = 512;
  private static final long SEED = 20;

  /** Every so many pieces a masked language model is asked. */
  private static final int BETWEEN_MASKS = 29;

  /**
   * How far a graph is off.
   *
   * @param largest difference of a number, as a share of the largest number of its output, which
   *     counts as 1 if it is smaller
   * @param output where that is
   */
  record Difference(double largest, String output) {
    Difference or(Difference other) {
      return other.largest > largest || Double.isNaN(other.largest) ? other : this;
    }
  }

  /**
   * Compares every number of every output.
   *
   * @param progress told how many batches are compared
   */
  Difference of(Path graph, LongConsumer progress) throws IOException {
    Difference difference = new Difference(0, "");
    long done = 0;
    try (GraphOutputs exported = GraphOutputs.open(graph, padding())) {
      TrainedOutputs trained = new TrainedOutputs(model, task.head());
      for (List<int[]> texts : batches()) {
        List<Integer> places = places(texts);
        Map<String, float[]> expected = trained.of(texts, places);
        Map<String, float[]> found = exported.of(texts, places);
        for (Map.Entry<String, float[]> output : expected.entrySet()) {
          float[] numbers = found.getOrDefault(output.getKey(), new float[0]);
          double largest = largest(output.getValue(), numbers);
          difference = difference.or(new Difference(largest, output.getKey()));
        }
        progress.accept(++done);
      }
    }
    return difference;
  }

  /** Texts of any pieces but padding: a model computes the same whatever they mean. */
  private List<List<int[]>> batches() {
    int longest = Math.min(LONGEST, model.config().architecture().maxLength());
    SplittableRandom random = new SplittableRandom(SEED);
    return Stream.of(List.of(7), List.of(3, longest / 2, 12), List.of(longest))
        .map(lengths -> lengths.stream().map(length -> text(length, random)).toList())
        .toList();
  }

  private int[] text(int length, SplittableRandom random) {
    Architecture architecture = model.config().architecture();
    return random
        .ints(0, architecture.pieces())
        .filter(piece -> piece != padding())
        .limit(length)
        .toArray();
  }

  private int padding() {
    return model.config().architecture().paddingId();
  }

  private static List<Integer> places(List<int[]> texts) {
    int length = texts.stream().mapToInt(text -> text.length).max().orElse(0);
    return IntStream.iterate(
            1, place -> place < texts.size() * length, place -> place + BETWEEN_MASKS)
        .boxed()
        .toList();
  }

  private static double largest(float[] expected, float[] found) {
    if (expected.length != found.length) {
      return Double.NaN;
    }
    double scale = 1;
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs((double) expected[i] - found[i]);
      if (Double.isNaN(difference)) {
        return Double.NaN;
      }
      scale = Math.max(scale, Math.abs(expected[i]));
      largest = Math.max(largest, difference);
    }
    return largest / scale;
  }
}
