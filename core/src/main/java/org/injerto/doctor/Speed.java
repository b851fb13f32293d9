package org.injerto.doctor;

import java.util.List;
import java.util.function.LongSupplier;
import org.injerto.task.FeatureExtractor;

/**
 * How fast a model reads on this machine.
 *
 * @param sentencesPerSecond many at a time
 * @param millisecondsAlone for one sentence at a time
 */
public record Speed(double sentencesPerSecond, double millisecondsAlone) {
  private static final long ENOUGH = 1_000_000_000;

  /** Forward, and backward twice as long. */
  private static final double TIMES_AS_LONG_TO_LEARN = 3;

  /** About how many it can learn from; a guess from how fast it reads. */
  public double trainedPerSecond() {
    return sentencesPerSecond / TIMES_AS_LONG_TO_LEARN;
  }

  /**
   * Reads the sample for two seconds or somewhat more.
   *
   * @param clock nanoseconds
   */
  public static Speed of(FeatureExtractor model, LongSupplier clock) {
    model.extract(SpanishSample.SENTENCES); // the first time is not like the others
    double together = secondsEach(() -> model.extract(SpanishSample.SENTENCES), clock);
    double alone =
        secondsEach(
            () -> SpanishSample.SENTENCES.forEach(one -> model.extract(List.of(one))), clock);
    int sentences = SpanishSample.SENTENCES.size();
    return new Speed(sentences / together, 1000 * alone / sentences);
  }

  private static double secondsEach(Runnable work, LongSupplier clock) {
    long start = clock.getAsLong();
    long now = start;
    int times = 0;
    while (now - start < ENOUGH) {
      work.run();
      times++;
      now = clock.getAsLong();
    }
    return (now - start) * 1e-9 / times;
  }
}
