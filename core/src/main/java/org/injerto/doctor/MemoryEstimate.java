package org.injerto.doctor;

import org.injerto.architecture.EncoderConfig.Size;

/**
 * About how much memory a model takes, in bytes: a rule of thumb, measured on two sizes.
 *
 * @param serving to answer
 * @param training to learn, with every weight moving
 */
public record MemoryEstimate(long serving, long training) {
  /** The virtual machine and the engine, before there is a model. */
  private static final long PROGRAM = 350L << 20;

  /** Pieces that a thread learns from at once; what they make in each layer is kept. */
  private static final long PIECES_LEARNED = 1024;

  /** Pieces that a thread answers at once, at most; only one layer is kept. */
  private static final long PIECES_ANSWERED = 4096;

  private static final long TYPICAL_LENGTH = 64;
  private static final int FLOAT = 4;

  /**
   * @param parameters how many numbers the model has
   * @param threads that learn at the same time
   */
  public static MemoryEstimate of(long parameters, Size size, int threads) {
    long program = PROGRAM + parameters * FLOAT;
    long moving = 3 * parameters * FLOAT; // gradients and two moments
    long learned = threads * PIECES_LEARNED * size.layers() * learningOfAPiece(size);
    long answered = threads * PIECES_ANSWERED * answeringOfAPiece(size);
    return new MemoryEstimate(program + answered, program + moving + learned);
  }

  /** Of one layer: what attention and feed-forward network keep for the way back. */
  private static long learningOfAPiece(Size size) {
    return FLOAT * (12L * size.hiddenSize() + 3L * size.intermediateSize())
        + 2L * FLOAT * size.heads() * TYPICAL_LENGTH;
  }

  private static long answeringOfAPiece(Size size) {
    return FLOAT * (8L * size.hiddenSize() + 2L * size.intermediateSize());
  }
}
