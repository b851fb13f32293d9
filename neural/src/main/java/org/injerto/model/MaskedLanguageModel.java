package org.injerto.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.model.PieceRanking.Scored;

/** An encoder that fills masked pieces in: the models of {@code BertForMaskedLM} and its kin. */
public final class MaskedLanguageModel {
  private final Encoder encoder;
  private final MaskedLanguageModelHead head;

  private MaskedLanguageModel(Encoder encoder, MaskedLanguageModelHead head) {
    this.encoder = encoder;
    this.head = head;
  }

  /** A model that reads these parameters, now and whenever they change. */
  public static MaskedLanguageModel of(EncoderArchitecture architecture, Parameters parameters) {
    return new MaskedLanguageModel(
        Encoder.of(architecture, parameters), MaskedLanguageModelHead.of(architecture, parameters));
  }

  /**
   * The likeliest pieces at some places only.
   *
   * @param places counted through the batch row by row, from 0
   * @param mostScores of pieces that are in memory at once
   * @return for each place the pieces, the best first
   */
  List<List<Scored>> best(
      EncoderInput input, List<Integer> places, PieceRanking ranking, int mostScores) {
    Tensor hidden = encoder.apply(input, Noise.none()).flatten(0, 1); // (B T, H)
    int atOnce = Math.max(1, mostScores / head.pieces());
    List<List<Scored>> best = new ArrayList<>();
    for (int from = 0; from < places.size(); from += atOnce) {
      List<Integer> some = places.subList(from, Math.min(places.size(), from + atOnce));
      Tensor numbers = Tensors.ofInts(some.stream().mapToInt(Integer::intValue).toArray());
      best.addAll(ranking.best(head.apply(hidden.index_select(0, numbers))));
    }
    return best;
  }

  /** The scores of every piece at every position: (B, T, pieces). */
  public Tensor apply(EncoderInput input, Noise noise) {
    return head.apply(encoder.apply(input, noise));
  }

  /**
   * The scores of every piece at some places only, at the cost of those: (places, pieces).
   *
   * @param places counted through the batch row by row, from 0: (places), int64
   */
  public Tensor at(EncoderInput input, Tensor places, Noise noise) {
    Tensor hidden = encoder.apply(input, noise).flatten(0, 1); // (B T, H)
    return head.apply(hidden.index_select(0, places));
  }
}
