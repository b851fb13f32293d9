package org.injerto.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.injerto.model.Inference.Batch;
import org.injerto.model.PieceRanking.Scored;
import org.injerto.task.Candidates;
import org.injerto.task.Filling;
import org.injerto.task.MaskFiller;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.tokenizer.Tokenizer;

/** A masked language model on the engine that trains. Safe for use by one thread at a time. */
public final class NeuralMaskFiller implements MaskFiller {
  /** Scores of every piece that are in memory at once for a batch: 64 MiB. */
  private static final int MOST_SCORES = 1 << 24;

  private final MaskedLanguageModel model;
  private final Parameters parameters;
  private final int padding;
  private final TextReader reader;
  private final int mask;
  private final Engine engine;

  private NeuralMaskFiller(
      PretrainedModel model, Parameters parameters, TextReader reader, Engine engine) {
    this.model = MaskedLanguageModel.of(model.config().encoder(), parameters);
    this.parameters = parameters;
    this.padding = model.config().encoder().vocabulary().paddingId();
    this.reader = reader;
    this.mask = mask(reader.tokenizer());
    this.engine = engine;
  }

  private static int mask(Tokenizer tokenizer) {
    return tokenizer
        .specialTokens()
        .mask()
        .orElseThrow(
            () -> new InvalidInputException(Message.of(NeuralMaskFiller.class, "model.mask")));
  }

  /**
   * A model with the head that it was pre-trained with.
   *
   * @param reader of texts, for this model; of a long text it fills the beginning
   * @throws org.injerto.text.InvalidInputException with every parameter that does not fit, or if
   *     the tokenizer has no mask piece
   */
  public static NeuralMaskFiller open(PretrainedModel model, TextReader reader, Engine engine)
      throws IOException {
    return new NeuralMaskFiller(model, model.maskedLanguageModel(), reader, engine);
  }

  @Override
  public List<Filling> fill(List<String> texts, Candidates wanted) {
    Tokenizer tokenizer = reader.tokenizer();
    PieceRanking ranking = PieceRanking.of(wanted, tokenizer);
    List<int[]> pieces = texts.stream().map(text -> reader.read(text).first()).toList();
    Filling none = new Filling.NoMask(tokenizer.vocabulary().token(mask));
    List<Filling> fillings = new ArrayList<>(Collections.nCopies(texts.size(), none));
    new Inference(engine)
        .forEach(
            pieces,
            batch -> {
              List<MaskedText> masked =
                  batch.texts().stream().map(text -> MaskedText.of(text, mask)).toList();
              List<List<Scored>> ranked = ranked(batch, masked, ranking);
              int from = 0;
              for (int row = 0; row < masked.size(); row++) {
                int to = from + masked.get(row).places().size();
                if (masked.get(row).hasMask()) {
                  fillings.set(
                      batch.numbers().get(row),
                      masked.get(row).filled(ranked.subList(from, to), tokenizer));
                }
                from = to;
              }
            });
    return fillings;
  }

  /** The best pieces for every mask of a batch, text by text. */
  private List<List<Scored>> ranked(Batch batch, List<MaskedText> masked, PieceRanking ranking) {
    EncoderInput input = EncoderInput.padded(batch.texts(), padding);
    int length = Math.toIntExact(input.inputIds().size(1));
    List<Integer> places =
        IntStream.range(0, masked.size())
            .boxed()
            .flatMap(row -> masked.get(row).places().stream().map(i -> row * length + i))
            .toList();
    return places.isEmpty() ? List.of() : model.best(input, places, ranking, MOST_SCORES);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
