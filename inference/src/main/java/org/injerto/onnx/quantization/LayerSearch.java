package org.injerto.onnx.quantization;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.injerto.onnx.graph.Model;

/**
 * Finds the layers that must stay as they are, so that a score falls no more than it may. If it
 * falls more with all of them quantized, each is tried alone; then the dearest ones stay, one more
 * at a time, until it is enough.
 *
 * @param quantizer whose layers to keep are looked for
 * @param measure on texts that the model was not trained on
 * @param maximumLoss in the unit of the measure, at least 0
 */
public record LayerSearch(Quantizer quantizer, Measure measure, double maximumLoss) {
  /**
   * @throws IllegalArgumentException if the loss is negative or not a number
   */
  public LayerSearch {
    if (!(maximumLoss >= 0)) {
      throw new IllegalArgumentException(
          "maximumLoss must not be negative; maximumLoss=" + maximumLoss);
    }
  }

  /**
   * Quantizes as many layers as may be. It measures once or twice for each layer at most.
   *
   * @throws org.injerto.text.InvalidInputException as {@link Quantizer#quantize}
   */
  public LayerChoice search(Model model) throws IOException {
    double before = measure.of(model);
    QuantizedModel all = quantizer.keeping(Set.of()).quantize(model);
    double allQuantized = measure.of(all.model());
    if (isEnough(before, allQuantized)) {
      return new LayerChoice(before, allQuantized, allQuantized, List.of(), all);
    }
    return keepTheDearest(model, before, allQuantized);
  }

  /** A score that is not a number is never enough. */
  private boolean isEnough(double before, double after) {
    return before - after <= maximumLoss;
  }

  private LayerChoice keepTheDearest(Model model, double before, double allQuantized)
      throws IOException {
    List<LayerLoss> losses = losses(model, before);
    Set<String> kept = new HashSet<>();
    QuantizedModel quantized;
    double after;
    do {
      kept.add(losses.get(kept.size()).layer());
      quantized = quantizer.keeping(kept).quantize(model);
      after = measure.of(quantized.model());
    } while (!isEnough(before, after) && kept.size() < losses.size());
    List<LayerLoss> decided =
        losses.stream()
            .map(loss -> new LayerLoss(loss.layer(), loss.lossAlone(), kept.contains(loss.layer())))
            .toList();
    return new LayerChoice(before, allQuantized, after, decided, quantized);
  }

  /** What each layer costs alone, the dearest first; of equal ones, that which comes first. */
  private List<LayerLoss> losses(Model model, double before) throws IOException {
    List<String> layers = quantizer.layers(model);
    List<LayerLoss> losses = new ArrayList<>();
    for (String layer : layers) {
      Set<String> others = new HashSet<>(layers);
      others.remove(layer);
      double score = measure.of(quantizer.keeping(others).quantize(model).model());
      losses.add(new LayerLoss(layer, before - score, false));
    }
    losses.sort(Comparator.comparingDouble(LayerLoss::lossAlone).reversed());
    return losses;
  }
}
