package org.injerto.benchmarks.load;

/** When requests are due. */
sealed interface Pace {
  /**
   * The time at which a request is due.
   *
   * @param start of the load, of the clock {@link System#nanoTime}
   * @param number of the request, from 0
   */
  long due(long start, long number);

  /**
   * A request every so often, whatever becomes of those before it: a server that stands still has
   * to answer for all that were due meanwhile (no "coordinated omission").
   *
   * @param perSecond requests
   */
  record Constant(double perSecond) implements Pace {
    public Constant {
      if (!(perSecond > 0)) {
        throw new IllegalArgumentException("perSecond must be positive; perSecond=" + perSecond);
      }
    }

    @Override
    public long due(long start, long number) {
      return start + (long) (number / perSecond * 1e9);
    }
  }

  /** A request as soon as a connection is free. */
  record Eager() implements Pace {
    @Override
    public long due(long start, long number) {
      return System.nanoTime();
    }
  }
}
