package org.injerto.model;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.injerto.architecture.EncoderDecoderConfig;
import org.injerto.architecture.EncoderDecoderConfig.Size;
import org.injerto.architecture.EncoderDecoderConfig.Vocabulary;

/**
 * The Transformer of T5 (Raffel et al. 2020), which reads one text and writes another: the model of
 * {@code T5ForConditionalGeneration}. B texts, K pieces of the text that is read, T of the one that
 * is written, H features.
 */
public final class EncoderDecoder {
  private final RelativeEncoder encoder;
  private final RelativeDecoder decoder;
  private final UnbiasedLinear head;
  private final Vocabulary vocabulary;
  private final Size size;

  private EncoderDecoder(EncoderDecoderParts parts, UnbiasedLinear head) {
    this.encoder = parts.encoder();
    this.decoder = parts.decoder();
    this.head = head;
    this.vocabulary = parts.config().vocabulary();
    this.size = parts.config().size();
  }

  /**
   * A model that reads these parameters, now and whenever they change. Where they have no {@code
   * lm_head.weight}, pieces are scored with the vectors that they are read as.
   */
  public static EncoderDecoder of(EncoderDecoderConfig config, Parameters parameters) {
    return new EncoderDecoder(
        new EncoderDecoderParts(config, parameters), UnbiasedLinear.scores(config, parameters));
  }

  /** What the encoder makes of texts: (B, K, H). */
  public Tensor encode(EncoderInput input, Noise noise) {
    return encoder.apply(input.inputIds(), input.visible(), noise);
  }

  /**
   * The scores of every piece to follow each piece that is written: (B, T, pieces).
   *
   * @param decoderIds what is written, {@link Vocabulary#startId} first: (B, T)
   */
  public Tensor apply(EncoderInput input, Tensor decoderIds, Noise noise) {
    Tensor states = encode(input, noise);
    return score(decoder.apply(decoderIds, decoder.read(states, input.visible()), noise));
  }

  /**
   * The mean surprise at each piece of what is to be written.
   *
   * @param labels (B, T); those of {@link PieceLoss#IGNORED} do not count
   * @return one number
   */
  public Tensor loss(EncoderInput input, Tensor labels, Noise noise) {
    return PieceLoss.of(apply(input, shifted(labels), noise), labels);
  }

  /** What is written before each label; what does not count is written as padding. */
  private Tensor shifted(Tensor labels) {
    Tensor start = torch.full_like(labels.narrow(1, 0, 1), new Scalar((long) vocabulary.startId()));
    Tensor before = labels.narrow(1, 0, labels.size(1) - 1);
    Tensor pieces =
        before.masked_fill(
            before.eq(new Scalar((long) PieceLoss.IGNORED)),
            new Scalar((long) vocabulary.paddingId()));
    return torch.cat(new TensorVector(start, pieces), 1);
  }

  private Tensor score(Tensor hidden) {
    return head.apply(
        vocabulary.scaledOutputs()
            ? hidden.mul(new Scalar(1 / Math.sqrt(hidden.size(-1))))
            : hidden);
  }

  /**
   * Writes an answer to each text.
   *
   * @param texts what is read, each with at least one piece
   * @return the pieces of the answers, without the one that writing begins after, in the order of
   *     the texts
   * @throws IllegalArgumentException if a text is empty
   */
  public List<int[]> generate(List<int[]> texts, Generation generation) {
    Generation.longest(texts);
    return generation.run(texts.size(), () -> new Writing(texts, generation.most()));
  }

  /** The answers while they grow. */
  private final class Writing implements Generation.Step {
    private final int answers;
    private final List<RelativeDecoder.Read> read;
    private final KeyValueCache cache;

    Writing(List<int[]> texts, int most) {
      EncoderInput input = EncoderInput.padded(texts, vocabulary.paddingId());
      this.answers = texts.size();
      this.read = decoder.read(encodeAlone(input), input.visible());
      this.cache = new KeyValueCache(read.size(), answers, size.heads(), most, size.headSize());
    }

    /** {@link #encode}, without what it needs on the way. */
    private Tensor encodeAlone(EncoderInput input) {
      Tensor states =
          Tensors.zeros(input.inputIds().size(0), input.inputIds().size(1), size.hiddenSize());
      try (PointerScope scope = new PointerScope()) {
        states.copy_(encode(input, Noise.none()));
      }
      return states;
    }

    @Override
    public Tensor begin() {
      int[] starts = new int[answers];
      Arrays.fill(starts, vocabulary.startId());
      return next(starts);
    }

    @Override
    public Tensor next(int[] newest) {
      Tensor ids = Tensors.ofInts(newest).view(-1, 1);
      return score(decoder.apply(ids, read, cache)).select(1, 0); // (B, pieces)
    }
  }
}
