package org.injerto.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.injerto.pipeline.PieceRanking.Scored;
import org.injerto.task.Candidates;
import org.injerto.task.Filling;
import org.injerto.task.MaskFiller;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.tokenizer.Tokenizer;

/**
 * Fills masks in; of a long text, those in its beginning. As many threads may use it as may use its
 * engine's {@link MaskLogits}.
 */
public final class FillMaskPipeline
    implements Pipeline<FillMaskRequest, FillMaskPipeline.Prepared, Filling>, MaskFiller {
  private final TextReader reader;
  private final int mask;
  private final MaskLogits logits;

  private FillMaskPipeline(TextReader reader, int mask, MaskLogits logits) {
    this.reader = reader;
    this.mask = mask;
    this.logits = logits;
  }

  /** A filler that owns its engine from now on. */
  public static FillMaskPipeline of(TextReader reader, MaskLogits logits) {
    return new FillMaskPipeline(reader, mask(reader), logits);
  }

  /**
   * The piece that hides others.
   *
   * @throws InvalidInputException if the tokenizer has none
   */
  public static int mask(TextReader reader) {
    return reader
        .tokenizer()
        .specialTokens()
        .mask()
        .orElseThrow(
            () -> new InvalidInputException(Message.of(FillMaskPipeline.class, "model.mask")));
  }

  /**
   * A text in pieces.
   *
   * @param ranking which pieces may fill its masks
   */
  public record Prepared(MaskedText text, PieceRanking ranking) {}

  /** How texts are read. */
  public TextReader reader() {
    return reader;
  }

  @Override
  public Prepared preprocess(FillMaskRequest request) {
    return prepared(request.text(), PieceRanking.of(request.wanted(), reader.tokenizer()));
  }

  private Prepared prepared(String text, PieceRanking ranking) {
    return new Prepared(MaskedText.of(reader.read(text).first(), mask), ranking);
  }

  @Override
  public int pieces(Prepared prepared) {
    return prepared.text.pieces().size();
  }

  @Override
  public List<Filling> answer(List<Prepared> prepared) {
    List<Prepared> masked = prepared.stream().filter(one -> one.text.hasMask()).toList();
    List<List<List<Scored>>> ranked = new ArrayList<>(); // of each text, for each mask
    masked.forEach(
        one ->
            ranked.add(new ArrayList<>(Collections.nCopies(one.text.places().size(), List.of()))));
    logits.of(
        masked.stream().map(Prepared::text).toList(),
        (text, place, row) -> ranked.get(text).set(place, masked.get(text).ranking.best(row)));
    return fillings(prepared, ranked);
  }

  private List<Filling> fillings(List<Prepared> prepared, List<List<List<Scored>>> ranked) {
    Tokenizer tokenizer = reader.tokenizer();
    Filling none = new Filling.NoMask(tokenizer.vocabulary().token(mask));
    List<Filling> fillings = new ArrayList<>();
    int next = 0;
    for (Prepared one : prepared) {
      fillings.add(one.text.hasMask() ? one.text.filled(ranked.get(next++), tokenizer) : none);
    }
    return fillings;
  }

  @Override
  public List<Filling> fill(List<String> texts, Candidates wanted) {
    PieceRanking ranking = PieceRanking.of(wanted, reader.tokenizer());
    return answer(texts.stream().map(text -> prepared(text, ranking)).toList());
  }

  @Override
  public void close() {
    logits.close();
  }
}
