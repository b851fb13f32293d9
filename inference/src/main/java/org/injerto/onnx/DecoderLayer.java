package org.injerto.onnx;

import java.util.List;
import java.util.Optional;
import org.injerto.architecture.Activation;
import org.injerto.onnx.graph.Tensor;

/**
 * One layer of GPT-2: attention and the feed-forward network, each over what was normalised before
 * it and added to what was not (Radford et al. 2019, section 2.3). B texts, T pieces, Q of them
 * ask, H features.
 */
record DecoderLayer(Attention attention, FeedForward feedForward) {
  /**
   * Queries, keys and values from one map, and what makes hidden states of what was seen.
   *
   * @param joined H to 3 H
   */
  record Attention(LayerNorm norm, Linear joined, ScaledDotProduct function, Linear output) {}

  /** Two maps around an activation, piece by piece. */
  record FeedForward(LayerNorm norm, Linear wide, Activation activation, Linear narrow) {}

  /**
   * @param hidden (B, T, H)
   * @param places of the pieces that are wanted, as {@link Operators#gatherInTexts} wants them; all
   *     if absent
   * @param added to the scores of attention: (B, 1, Q, T)
   * @return (B, Q, H)
   */
  Tensor of(Kernels kernels, Tensor hidden, Optional<Tensor> places, Tensor added) {
    Operators operators = kernels.operators();
    Tensor normed = operators.normalize(hidden, attention.norm);
    List<Tensor> parts = operators.split(attention.joined.apply(operators, normed), 3);
    SeenStates states =
        new SeenStates(asking(operators, parts.get(0), places), parts.get(1), parts.get(2));
    Tensor seen = kernels.attend(states, attention.function, added);
    Tensor attended =
        operators.add(attention.output.apply(operators, seen), asking(operators, hidden, places));
    return operators.add(expanded(kernels, attended), attended);
  }

  private static Tensor asking(Operators operators, Tensor states, Optional<Tensor> places) {
    return places.map(some -> operators.gatherInTexts(states, some)).orElse(states);
  }

  private Tensor expanded(Kernels kernels, Tensor attended) {
    Operators operators = kernels.operators();
    Tensor normed = operators.normalize(attended, feedForward.norm);
    Tensor wide = kernels.activate(normed, feedForward.wide, feedForward.activation);
    return feedForward.narrow.apply(operators, wide);
  }
}
