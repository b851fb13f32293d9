package org.injerto.server.model;

/** Is told what a model does; from several threads at once, and it must be quick. */
public interface BatchObserver extends AutoCloseable {
  /** Whoever does not want to know. */
  BatchObserver NOBODY =
      new BatchObserver() {
        @Override
        public void batch(int items, int pieces, long nanosWaited, long nanosOfEngine) {}

        @Override
        public void dropped(int items) {}

        @Override
        public void close() {}
      };

  /**
   * A batch was answered, or failed.
   *
   * @param items how many texts it had
   * @param pieces how many pieces these have
   * @param nanosWaited how long the one that waited longest did
   * @param nanosOfEngine how long the engine took
   */
  void batch(int items, int pieces, long nanosWaited, long nanosOfEngine);

  /** So many texts were left out before the engine had them: their clients were gone. */
  void dropped(int items);

  /** The model is closed. */
  @Override
  void close();
}
