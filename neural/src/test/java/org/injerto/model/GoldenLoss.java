package org.injerto.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.injerto.architecture.HeadKind;
import org.injerto.architecture.ProblemType;
import org.injerto.training.ClassTargets;
import org.injerto.training.LabelSetTargets;
import org.injerto.training.ScoreTargets;
import org.injerto.training.Targets;

/** The losses of the reference, ours where there are any. */
final class GoldenLoss {
  private static final int MEAN = 1; // at::Reduction::Mean
  private static final long IGNORED = -100;

  private GoldenLoss() {}

  static Tensor of(GoldenModel model, JsonNode inputs, Map<String, Tensor> outputs) {
    HeadKind head = model.config().head().orElseThrow();
    return switch (head) {
      case SEQUENCE_CLASSIFICATION ->
          sequence(model.config().problemType(), inputs.get("labels"), outputs.get("logits"));
      case TOKEN_CLASSIFICATION, MASKED_LANGUAGE_MODEL ->
          pieces(outputs.get("logits"), inputs.get("labels"));
      case QUESTION_ANSWERING -> answers(inputs, outputs);
      case MULTIPLE_CHOICE ->
          entropy(outputs.get("logits"), GoldenArrays.row(inputs.get("labels")), IGNORED);
      case PRE_TRAINING ->
          outputs.containsKey("logits")
              ? replaced(inputs, outputs.get("logits"))
              : pieces(outputs.get("prediction_logits"), inputs.get("labels"))
                  .add(pairs(inputs, outputs));
      case LANGUAGE_MODEL, CONDITIONAL_GENERATION ->
          throw new IllegalArgumentException("an encoder has no such head: " + head);
    };
  }

  private static Tensor sequence(ProblemType type, JsonNode labels, Tensor logits) {
    List<JsonNode> rows = labels.valueStream().toList();
    Targets targets =
        switch (type) {
          case SINGLE_LABEL ->
              ClassTargets.of(rows.stream().map(JsonNode::intValue).toList(), List.of(), 0);
          case MULTI_LABEL ->
              LabelSetTargets.of(rows.stream().map(GoldenLoss::ones).toList(), rows.get(0).size());
          case REGRESSION -> ScoreTargets.of(rows.stream().map(JsonNode::doubleValue).toList());
        };
    return targets.loss(logits, IntStream.range(0, rows.size()).toArray());
  }

  private static List<Integer> ones(JsonNode labels) {
    return IntStream.range(0, labels.size())
        .filter(i -> labels.get(i).doubleValue() == 1)
        .boxed()
        .toList();
  }

  private static Tensor pieces(Tensor logits, JsonNode labels) {
    return entropy(
        logits.reshape(-1, logits.size(2)), GoldenArrays.longs(labels).reshape(-1), IGNORED);
  }

  /** Positions beyond the row are ignored. */
  private static Tensor answers(JsonNode inputs, Map<String, Tensor> outputs) {
    Tensor starts = outputs.get("start_logits"); // (B, T)
    long length = starts.size(1);
    Tensor start = clamped(inputs.get("start_positions"), length);
    Tensor end = clamped(inputs.get("end_positions"), length);
    return entropy(starts, start, length)
        .add(entropy(outputs.get("end_logits"), end, length))
        .mul(new Scalar(0.5));
  }

  private static Tensor clamped(JsonNode positions, long length) {
    return GoldenArrays.row(positions)
        .clamp(new ScalarOptional(new Scalar(0)), new ScalarOptional(new Scalar(length)));
  }

  private static Tensor pairs(JsonNode inputs, Map<String, Tensor> outputs) {
    boolean next = inputs.has("next_sentence_label");
    JsonNode labels = inputs.get(next ? "next_sentence_label" : "sentence_order_label");
    Tensor logits = outputs.get(next ? "seq_relationship_logits" : "sop_logits");
    return entropy(logits, GoldenArrays.row(labels), IGNORED);
  }

  private static Tensor replaced(JsonNode inputs, Tensor logits) {
    Tensor visible = GoldenArrays.longs(inputs.get("attention_mask")).to(ScalarType.Bool);
    Tensor labels = GoldenArrays.longs(inputs.get("labels")).to(ScalarType.Float);
    return torch.binary_cross_entropy_with_logits(
        logits.masked_select(visible), labels.masked_select(visible));
  }

  private static Tensor entropy(Tensor logits, Tensor labels, long ignored) {
    return torch.cross_entropy_loss(logits, labels, new TensorOptional(), MEAN, ignored, 0);
  }
}
