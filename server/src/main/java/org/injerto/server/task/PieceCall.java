package org.injerto.server.task;

import java.util.List;
import org.injerto.pipeline.TextReader;

/**
 * A task for texts that its caller cut to pieces.
 *
 * @param <P> an input that is ready for the engine
 * @param <O> an answer of the engine
 */
public interface PieceCall<P, O> {
  /** How the model reads texts, which says what pieces there are. */
  TextReader reader();

  /** What {@link #tensors} gives. */
  List<TensorKind> outputs();

  /** Makes the pieces of a text ready: between 1 and as many as the model reads at once. */
  P prepare(int[] pieces);

  /** Answers as tensors with a row for each. */
  List<Tensor> tensors(List<O> answers);
}
