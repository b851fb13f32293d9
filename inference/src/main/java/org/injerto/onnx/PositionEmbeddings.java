package org.injerto.onnx;

import java.util.Optional;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Tensor;

/** What is added to the embedding of a piece for where it stands. B texts, T pieces, E features. */
sealed interface PositionEmbeddings {
  /** The embeddings of positions: (T, E) or (B, T, E); nothing if there are none. */
  Optional<Tensor> of(Operators operators, Tensor inputIds);

  /** Nothing. */
  record None() implements PositionEmbeddings {
    @Override
    public Optional<Tensor> of(Operators operators, Tensor inputIds) {
      return Optional.empty();
    }
  }

  /**
   * Row 0 of the table for the first piece of every text, and so on.
   *
   * @param table (longest length, E)
   */
  record FromZero(Tensor table) implements PositionEmbeddings {
    @Override
    public Optional<Tensor> of(Operators operators, Tensor inputIds) {
      Tensor length = operators.shape(inputIds, 1, 2);
      return Optional.of(operators.slice(table, operators.wholes(0), length, 0));
    }
  }

  /**
   * The row after {@code padding} for the first piece that is not the padding, and so on; for the
   * padding the row of its own number.
   *
   * @param table (longest length + padding + 1, E)
   */
  record AfterPadding(Tensor table, int padding) implements PositionEmbeddings {
    @Override
    public Optional<Tensor> of(Operators operators, Tensor inputIds) {
      Tensor isPadding = operators.step("Equal", inputIds, operators.whole(padding));
      Tensor counted = operators.cast(operators.step("Not", isPadding), DataType.INT64); // (B, T)
      Tensor sums = operators.step("CumSum", counted, operators.whole(1));
      Tensor places = operators.multiply(sums, counted);
      return Optional.of(
          operators.rows(table, operators.add(places, operators.whole(padding)))); // (B, T, E)
    }
  }
}
