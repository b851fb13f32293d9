package org.injerto.architecture;

/** How an encoder knows where in a text a piece stands. */
public sealed interface Positions {
  /** The longest text, in pieces; at least 1. */
  int maxLength(int paddingId);

  /** How many rows the table of position embeddings has; 0 if there is none. */
  int rows();

  /**
   * An embedding for each position, counted from 0 (Devlin et al. 2019).
   *
   * @param rows at least 1
   */
  record FromZero(int rows) implements Positions {
    public FromZero {
      EncoderConfig.require(rows > 0, "rows must be positive", rows);
    }

    @Override
    public int maxLength(int paddingId) {
      return rows;
    }
  }

  /**
   * An embedding for each position, counted from the number after the padding's; a piece that is
   * the padding is not counted and has the row of the padding's number (Liu et al. 2019, as in
   * fairseq). So the table has {@code paddingId + 1} rows more than a text can have pieces.
   *
   * @param rows at least 1
   */
  record AfterPadding(int rows) implements Positions {
    public AfterPadding {
      EncoderConfig.require(rows > 0, "rows must be positive", rows);
    }

    @Override
    public int maxLength(int paddingId) {
      return rows - paddingId - 1;
    }
  }

  /**
   * No embeddings of positions: attention knows how far pieces are apart.
   *
   * @param longest text that the model was trained for, in pieces; at least 1
   */
  record OnlyRelative(int longest) implements Positions {
    public OnlyRelative {
      EncoderConfig.require(longest > 0, "longest must be positive", longest);
    }

    @Override
    public int maxLength(int paddingId) {
      return longest;
    }

    @Override
    public int rows() {
      return 0;
    }
  }
}
