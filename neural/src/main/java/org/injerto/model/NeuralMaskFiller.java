package org.injerto.model;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.EncoderConfig;
import org.injerto.pipeline.FillMaskPipeline;
import org.injerto.pipeline.MaskLogits;
import org.injerto.pipeline.MaskedText;
import org.injerto.pipeline.PieceBatches.Batch;
import org.injerto.pipeline.TextReader;

/** A masked language model on the engine that trains. Safe for use by one thread at a time. */
public final class NeuralMaskFiller implements MaskLogits {
  /** Scores of every piece that are in memory at once for a batch: 64 MiB. */
  private static final int MOST_SCORES = 1 << 24;

  private final MaskedLanguageModel model;
  private final Parameters parameters;
  private final EncoderConfig.Vocabulary vocabulary;
  private final int mostScores;
  private final Engine engine;

  private NeuralMaskFiller(
      EncoderArchitecture encoder, Parameters parameters, int mostScores, Engine engine) {
    this.model = MaskedLanguageModel.of(encoder, parameters);
    this.parameters = parameters;
    this.vocabulary = encoder.vocabulary();
    this.mostScores = mostScores;
    this.engine = engine;
  }

  /**
   * A model with the head that it was pre-trained with.
   *
   * @param reader of texts, for this model; of a long text it fills the beginning
   * @throws org.injerto.text.InvalidInputException with every parameter that does not fit, or if
   *     the tokenizer has no mask piece
   */
  public static FillMaskPipeline open(PretrainedModel model, TextReader reader, Engine engine)
      throws IOException {
    FillMaskPipeline.mask(reader); // before anything is read
    return FillMaskPipeline.of(reader, of(model, MOST_SCORES, engine));
  }

  /**
   * The scores alone.
   *
   * @param mostScores of pieces that are in memory at once for a batch
   */
  static NeuralMaskFiller of(PretrainedModel model, int mostScores, Engine engine)
      throws IOException {
    return new NeuralMaskFiller(
        model.config().encoder(), model.maskedLanguageModel(), mostScores, engine);
  }

  @Override
  public void of(List<MaskedText> texts, Rows rows) {
    new Inference(engine)
        .forEach(
            texts.stream().map(MaskedText::toArray).toList(), batch -> score(batch, texts, rows));
  }

  /** Scores the masks of a batch, as many at once as there is room for. */
  private void score(Batch batch, List<MaskedText> texts, Rows rows) {
    EncoderInput input = EncoderInput.padded(batch.texts(), vocabulary.paddingId());
    List<Place> places = places(batch, texts, Math.toIntExact(input.inputIds().size(1)));
    Tensor hidden = model.hidden(input); // (B T, H)
    int atOnce = Math.max(1, mostScores / vocabulary.pieces());
    for (int from = 0; from < places.size(); from += atOnce) {
      List<Place> some = places.subList(from, Math.min(places.size(), from + atOnce));
      int[] numbers = some.stream().mapToInt(Place::number).toArray();
      float[] logits = Tensors.floats(model.at(hidden, Tensors.ofInts(numbers)));
      for (int i = 0; i < some.size(); i++) {
        FloatBuffer row =
            FloatBuffer.wrap(logits).slice(i * vocabulary.pieces(), vocabulary.pieces());
        rows.accept(some.get(i).text, some.get(i).mask, row);
      }
    }
  }

  /**
   * Where a mask stands.
   *
   * @param text its number among all
   * @param mask its number in the text
   * @param number counted through the batch row by row
   */
  private record Place(int text, int mask, int number) {}

  private static List<Place> places(Batch batch, List<MaskedText> texts, int length) {
    List<Place> places = new ArrayList<>();
    for (int row = 0; row < batch.numbers().size(); row++) {
      int text = batch.numbers().get(row);
      List<Integer> masks = texts.get(text).places();
      for (int mask = 0; mask < masks.size(); mask++) {
        places.add(new Place(text, mask, row * length + masks.get(mask)));
      }
    }
    return places;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
