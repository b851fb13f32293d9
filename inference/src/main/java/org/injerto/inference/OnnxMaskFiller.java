package org.injerto.inference;

import ai.onnxruntime.OrtException;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.injerto.pipeline.MaskLogits;
import org.injerto.pipeline.MaskedText;
import org.injerto.pipeline.PieceBatches.Batch;

/** A masked language model on ONNX Runtime. Safe for any number of threads. */
final class OnnxMaskFiller implements MaskLogits {
  /** The input that says where masks stand, counted through the batch row by row. */
  static final String PLACES = "masked_positions";

  private final OnnxGraph graph;
  private final int pieces;

  /**
   * @param pieces of the vocabulary
   */
  OnnxMaskFiller(OnnxGraph graph, int pieces) {
    this.graph = graph;
    this.pieces = pieces;
  }

  @Override
  public void of(List<MaskedText> texts, Rows rows) {
    graph.forEach(
        texts.stream().map(MaskedText::toArray).toList(), batch -> score(batch, texts, rows));
  }

  private void score(Batch batch, List<MaskedText> texts, Rows rows) throws OrtException {
    List<Mask> masks = masks(batch, texts);
    graph.run(
        batch.texts(),
        Map.of(PLACES, places(masks, PaddedInput.length(batch.texts()))),
        Set.of("logits"),
        (name, logits) -> {
          for (int i = 0; i < masks.size(); i++) {
            rows.accept(masks.get(i).text, masks.get(i).number, logits.slice(i * pieces, pieces));
          }
        });
  }

  /**
   * Where a mask stands.
   *
   * @param text its number among all
   * @param number of the mask in the text
   * @param row of the text in the batch
   * @param place in the row
   */
  private record Mask(int text, int number, int row, int place) {}

  private static List<Mask> masks(Batch batch, List<MaskedText> texts) {
    List<Mask> masks = new ArrayList<>();
    for (int row = 0; row < batch.numbers().size(); row++) {
      int text = batch.numbers().get(row);
      List<Integer> places = texts.get(text).places();
      for (int number = 0; number < places.size(); number++) {
        masks.add(new Mask(text, number, row, places.get(number)));
      }
    }
    return masks;
  }

  private static LongBuffer places(List<Mask> masks, int length) {
    return PaddedInput.outsideOfHeap(
        masks.stream().map(mask -> mask.row * length + mask.place).toList());
  }

  @Override
  public void close() {
    graph.close();
  }
}
