package org.injerto.model;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.DecoderConfig;

/** A decoder that says what comes next: the model of {@code GPT2LMHeadModel}. */
public final class CausalLanguageModel {
  private final Decoder decoder;
  private final UnbiasedLinear head;
  private final int padding;

  private CausalLanguageModel(Decoder decoder, UnbiasedLinear head, int padding) {
    this.decoder = decoder;
    this.head = head;
    this.padding = padding;
  }

  /**
   * A model that reads these parameters, now and whenever they change. Where they have no {@code
   * lm_head.weight}, pieces are scored with the vectors that they are read as.
   */
  public static CausalLanguageModel of(DecoderConfig config, Parameters parameters) {
    return new CausalLanguageModel(
        Decoder.of(config, parameters),
        UnbiasedLinear.scores(config, parameters),
        config.vocabulary().padding());
  }

  /** The scores of every piece to follow each position: (B, T, pieces). */
  public Tensor apply(DecoderInput input, Noise noise) {
    return head.apply(decoder.apply(input, noise));
  }

  /**
   * The mean surprise at each piece that follows another.
   *
   * @param labels (B, T), the pieces themselves; those of {@link PieceLoss#IGNORED} do not count
   * @return one number
   */
  public Tensor loss(DecoderInput input, Tensor labels, Noise noise) {
    long followed = input.length() - 1;
    return PieceLoss.of(apply(input, noise).narrow(1, 0, followed), labels.narrow(1, 1, followed));
  }

  /**
   * Goes on with texts.
   *
   * @param prompts how they begin, each with at least one piece
   * @return the new pieces of each, in the order of the prompts
   * @throws IllegalArgumentException if a prompt is empty, or the longest leaves no room for as
   *     many pieces as may be new
   */
  public List<int[]> generate(List<int[]> prompts, Generation generation) {
    int longest = Generation.longest(prompts);
    long room = (long) longest + generation.most();
    if (room > decoder.positions()) {
      throw new IllegalArgumentException(
          "prompt and new pieces must fit the positions; pieces="
              + room
              + ", positions="
              + decoder.positions());
    }
    return generation.run(prompts.size(), () -> new Growing(prompts, longest, room));
  }

  /** The texts while they grow. */
  private final class Growing implements Generation.Step {
    private final List<int[]> prompts;
    private final int longest;
    private final KeyValueCache cache;

    Growing(List<int[]> prompts, int longest, long room) {
      this.prompts = prompts;
      this.longest = longest;
      this.cache = decoder.cache(prompts.size(), room);
    }

    @Override
    public Tensor begin() {
      return scores(DecoderInput.paddedLeft(prompts, padding));
    }

    @Override
    public Tensor next(int[] newest) {
      return scores(DecoderInput.following(prompts, longest, cache.length(), newest));
    }

    private Tensor scores(DecoderInput input) {
      Tensor hidden = decoder.apply(input, cache); // (B, T, H)
      return head.apply(hidden.select(1, hidden.size(1) - 1)); // (B, pieces)
    }
  }
}
