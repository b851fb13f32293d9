package org.injerto.model;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What is added to the embedding of a piece for where it stands. */
sealed interface PositionEmbeddings {
  /** {@code sum} (B, T, E) with the embeddings of the positions added. */
  Tensor add(Tensor sum, Tensor inputIds);

  /** Nothing. */
  record None() implements PositionEmbeddings {
    @Override
    public Tensor add(Tensor sum, Tensor inputIds) {
      return sum;
    }
  }

  /**
   * Row 0 of the table for the first piece of every text, and so on.
   *
   * @param table (longest length, E)
   */
  record FromZero(Tensor table) implements PositionEmbeddings {
    @Override
    public Tensor add(Tensor sum, Tensor inputIds) {
      return sum.add(table.narrow(0, 0, inputIds.size(1))); // (B, T, E) + (T, E)
    }
  }

  /**
   * The row after {@code paddingRow} for the first piece that is not the padding, and so on; for
   * the padding {@code paddingRow}, which no gradient reaches.
   *
   * @param table (longest length + paddingRow + 1, E)
   * @param padding the piece that is not counted
   */
  record AfterPadding(Tensor table, int paddingRow, int padding) implements PositionEmbeddings {
    @Override
    public Tensor add(Tensor sum, Tensor inputIds) {
      Tensor counted = inputIds.ne(new Scalar(padding)).to(ScalarType.Long); // (B, T)
      Tensor rows = counted.cumsum(1).mul(counted).add(new Scalar(paddingRow));
      return sum.add(torch.embedding(table, rows, paddingRow, false, false));
    }
  }
}
