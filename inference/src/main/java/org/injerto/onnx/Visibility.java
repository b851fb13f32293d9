package org.injerto.onnx;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Tensor;

/**
 * Which pieces may be looked at, in the forms in which steps want to know it; each is made once. B
 * texts, T pieces.
 */
final class Visibility {
  /** Not infinite, so that a piece which may look at nothing still has numbers. */
  private static final double LOWEST = -Float.MAX_VALUE;

  private final Operators operators;
  private final Tensor attentionMask;
  private final Map<String, Tensor> forms = new HashMap<>();

  /**
   * @param attentionMask (B, T), int64, not zero where a piece may be looked at
   */
  Visibility(Operators operators, Tensor attentionMask) {
    this.operators = operators;
    this.attentionMask = attentionMask;
  }

  /** (B, T), int32. */
  Tensor asInts() {
    return form("ints", () -> operators.cast(asBooleans(), DataType.INT32));
  }

  /** (B, T), true where a piece may be looked at. */
  Tensor asBooleans() {
    return form("booleans", () -> operators.cast(attentionMask, DataType.BOOL));
  }

  /** What is added to scores: (B, 1, 1, T), 0 or so low that nothing else counts. */
  Tensor asScores() {
    return form("scores", this::scores);
  }

  private Tensor scores() {
    return operators.unsqueeze(asScores(operators, asBooleans()), 1, 2);
  }

  /** What is added to scores: 0 where it is true, else so low that nothing else counts. */
  static Tensor asScores(Operators operators, Tensor visible) {
    return operators.where(visible, operators.number(0), operators.number(LOWEST));
  }

  /** What hidden states are multiplied with: (B, T, 1), 1 or 0. */
  Tensor asFactors() {
    return form(
        "factors", () -> operators.unsqueeze(operators.cast(asBooleans(), DataType.FLOAT), 2));
  }

  private Tensor form(String name, Supplier<Tensor> maker) {
    Tensor made = forms.get(name);
    if (made == null) {
      made = maker.get();
      forms.put(name, made);
    }
    return made;
  }
}
