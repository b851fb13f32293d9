package org.injerto.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderConfig;
import org.injerto.model.PieceRanking.Scored;

/** An encoder that fills masked pieces in: the model of {@code BertForMaskedLM}. */
public final class MaskedLanguageModel {
  private final Encoder encoder;
  private final MaskedLanguageModelHead head;

  private MaskedLanguageModel(Encoder encoder, MaskedLanguageModelHead head) {
    this.encoder = encoder;
    this.head = head;
  }

  /** A model that reads these parameters, now and whenever they change. */
  public static MaskedLanguageModel of(EncoderConfig config, Parameters parameters) {
    return new MaskedLanguageModel(
        Encoder.of(config, parameters, config.vocabulary().paddingId()),
        MaskedLanguageModelHead.of(config, parameters));
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
}
