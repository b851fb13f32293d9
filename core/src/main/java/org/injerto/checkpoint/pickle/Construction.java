package org.injerto.checkpoint.pickle;

/** What an allowed global makes of its arguments. */
@FunctionalInterface
public interface Construction {
  /** The value; it is data only. */
  PickleValue of(Arguments arguments);
}
