package org.injerto.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.injerto.architecture.DecoderConfig;
import org.injerto.model.CausalLanguageModel;
import org.injerto.model.DecoderInput;
import org.injerto.model.Parameters;
import org.injerto.model.PieceLoss;
import org.injerto.model.Tensors;

/**
 * A decoder that learns to say what comes next, from the batches of a golden file: example i of
 * batch b is number 4 b + i.
 */
record CausalLearner(DecoderConfig config, JsonNode batches, Parameters parameters)
    implements Learner {
  private static final int ROWS = 4;

  /** The examples of an update. */
  static int[] batch(int step) {
    return IntStream.range(step * ROWS, (step + 1) * ROWS).toArray();
  }

  @Override
  public int size() {
    return ROWS * batches.size();
  }

  @Override
  public int length(int example) {
    return row("input_ids", example).length;
  }

  /** How many pieces follow another. */
  @Override
  public double weight(int[] batch) {
    return Arrays.stream(batch)
        .mapToLong(
            example ->
                Arrays.stream(row("labels", example))
                    .skip(1)
                    .filter(label -> label != PieceLoss.IGNORED)
                    .count())
        .sum();
  }

  @Override
  public Loss loss(Parameters replica) {
    CausalLanguageModel model = CausalLanguageModel.of(config, replica);
    return (batch, noise) -> {
      DecoderInput input =
          new DecoderInput(
              matrix("input_ids", batch),
              new TensorOptional(),
              new TensorOptional(matrix("attention_mask", batch)));
      return model.loss(input, matrix("labels", batch), noise);
    };
  }

  @Override
  public Optional<Quality> evaluate(long step) {
    return Optional.empty();
  }

  private Tensor matrix(String name, int[] batch) {
    List<long[]> rows = Arrays.stream(batch).mapToObj(example -> row(name, example)).toList();
    long[] values = rows.stream().flatMapToLong(Arrays::stream).toArray();
    return Tensors.ofLongs(values, batch.length, values.length / batch.length);
  }

  private long[] row(String name, int example) {
    return batches
        .get(example / ROWS)
        .get(name)
        .get(example % ROWS)
        .valueStream()
        .mapToLong(JsonNode::longValue)
        .toArray();
  }
}
