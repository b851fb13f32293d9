package org.injerto.onnx;

import java.util.List;
import java.util.Optional;
import org.injerto.onnx.graph.Tensor;

/**
 * The Transformer of GPT-2 (Radford et al. 2019), which reads from left to right: embeddings, then
 * layers, then a normalisation. B texts, T pieces, H features.
 *
 * @param words (pieces, H)
 * @param positions what is added for where pieces stand
 */
record Decoder(
    Kernels kernels,
    Tensor words,
    PositionEmbeddings positions,
    List<DecoderLayer> layers,
    LayerNorm norm) {

  /** The hidden states: (B, T, H). */
  Tensor states(TextBatch input) {
    Tensor added = following(input);
    Tensor hidden = before(layers.size(), input, added);
    return operators().normalize(hidden, norm);
  }

  /**
   * The hidden state of one piece of each text: (B, H). The last layer is computed for no other
   * piece, as a classifier reads no other.
   *
   * @param pieces where they stand: (B), int64
   */
  Tensor at(Tensor pieces, TextBatch input) {
    Tensor hidden = before(layers.size() - 1, input, following(input));
    Tensor places = operators().unsqueeze(pieces, 1); // (B, 1)
    Tensor before = CausalMask.of(operators(), places, operators().length(input.inputIds()));
    DecoderLayer last = layers.get(layers.size() - 1);
    Tensor one = last.of(kernels, hidden, Optional.of(places), scores(input, before)); // (B, 1, H)
    return operators().squeeze(operators().normalize(one, norm), 1);
  }

  /** What the layers up to one make of texts. */
  private Tensor before(int end, TextBatch input, Tensor added) {
    Tensor read = operators().rows(words, input.inputIds());
    Tensor hidden =
        positions
            .of(operators(), input.inputIds())
            .map(places -> operators().add(read, places))
            .orElse(read);
    for (DecoderLayer layer : layers.subList(0, end)) {
      hidden = layer.of(kernels, hidden, Optional.empty(), added);
    }
    return hidden;
  }

  /** What is added to the scores of all pieces: (B, 1, T, T). */
  private Tensor following(TextBatch input) {
    return scores(input, CausalMask.ofAll(operators(), operators().length(input.inputIds())));
  }

  /**
   * What is added to scores for what stands behind a piece or is hidden.
   *
   * @param before (B or 1, 1, Q, T), true where a piece does not stand behind the one that asks
   * @return (B, 1, Q, T)
   */
  private Tensor scores(TextBatch input, Tensor before) {
    Tensor visible = new Visibility(operators(), input.attentionMask()).asBooleans();
    Tensor seen = operators().step("And", before, operators().unsqueeze(visible, 1, 2));
    return Visibility.asScores(operators(), seen);
  }

  private Operators operators() {
    return kernels.operators();
  }
}
