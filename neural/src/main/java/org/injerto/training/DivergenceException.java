package org.injerto.training;

/**
 * The loss or the norm of its gradient became infinite or not a number: the learning rate is too
 * high for this model.
 */
public final class DivergenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long step;
  private final double loss;

  DivergenceException(long step, double loss) {
    super("the loss of update " + (step + 1) + " is not a finite number; loss=" + loss);
    this.step = step;
    this.loss = loss;
  }

  /** The update, counted from 0, that broke off; no state was saved after it. */
  public long step() {
    return step;
  }

  /** What the loss or the norm was: infinite or not a number. */
  public double loss() {
    return loss;
  }
}
