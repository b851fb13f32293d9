package org.injerto.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.injerto.model.Parameters;
import org.injerto.model.Tensors;

/**
 * The word embeddings that the training texts use, as a table of their own.
 *
 * <p>A few hundred texts use a few thousand of the pieces of a vocabulary. The gradient of all
 * other rows is zero at every update, so all that happens to them is weight decay, whose product is
 * known in advance. Training moves the small table only: the same result at a fraction of the
 * optimizer's work and memory.
 */
final class ActiveVocabulary implements AutoCloseable {
  private final Parameters whole;
  private final String name;
  private final int[] rows;
  private final int[] rowOfPiece;
  private final Tensor start;
  private final Tensor table;

  private ActiveVocabulary(Parameters whole, String name, int[] rows) {
    this.whole = whole;
    this.name = name;
    this.rows = rows;
    Tensor words = whole.get(name);
    rowOfPiece = new int[Math.toIntExact(words.size(0))];
    IntStream.range(0, rows.length).forEach(row -> rowOfPiece[rows[row]] = row);
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGradients = new NoGradGuard()) {
      start = words.detach().clone().retainReference();
      table = words.index_select(0, indices()).retainReference();
    }
    table.set_requires_grad(true);
  }

  /**
   * @param name the parameter with the word embeddings, (pieces, features)
   * @param texts the pieces of every text that training will see
   * @param padding the piece that fills short texts up
   */
  static ActiveVocabulary of(Parameters whole, String name, Stream<int[]> texts, int padding) {
    IntStream used = IntStream.concat(IntStream.of(padding), texts.flatMapToInt(Arrays::stream));
    return new ActiveVocabulary(whole, name, used.distinct().sorted().toArray());
  }

  /** The parameters with the small table in the place of the whole one. */
  Parameters parameters() {
    return whole.with(name, table);
  }

  /** The row of the small table for a piece of the whole vocabulary. */
  int row(int piece) {
    return rowOfPiece[piece];
  }

  /** Rows of the small table for pieces of the whole vocabulary. */
  int[] rows(int[] pieces) {
    return Arrays.stream(pieces).map(this::row).toArray();
  }

  /**
   * Brings the whole table to where training with it would have brought it.
   *
   * @param decay the product of all weight decay so far
   */
  void synchronise(double decay) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGradients = new NoGradGuard()) {
      Tensor words = whole.get(name);
      words.copy_(start).mul_(new Scalar((float) decay));
      words.index_copy_(0, indices(), table);
    }
  }

  private Tensor indices() {
    return Tensors.ofInts(rows);
  }

  @Override
  public void close() {
    start.close();
    table.close();
  }
}
