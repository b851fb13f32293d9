package org.injerto.evaluation.significance;

import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.SignificanceResult;
import org.apache.commons.statistics.inference.TTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/** Do the numbers of two systems differ, such as their scores over seeds? All are two-sided. */
public final class TwoSampleTests {
  private TwoSampleTests() {}

  /** Student's paired t test of normal differences. */
  public static TestResult pairedT(double[] differences) {
    return result(TTest.withDefaults().test(differences));
  }

  /**
   * Wilcoxon's signed rank test (1945) of paired differences, normal or not; differences of 0 are
   * left out. Exact without them and without ties, else by the normal approximation.
   */
  public static TestResult wilcoxon(double[] differences) {
    double[] some = DoubleStream.of(differences).filter(difference -> difference != 0).toArray();
    boolean distinct =
        DoubleStream.of(some).map(Math::abs).distinct().count() == differences.length;
    SignificanceResult plus =
        WilcoxonSignedRankTest.withDefaults()
            .with(ContinuityCorrection.DISABLED)
            .with(distinct ? PValueMethod.AUTO : PValueMethod.ASYMPTOTIC)
            .test(some);
    double ranks = some.length * (some.length + 1) / 2.0;
    return new TestResult(
        Math.min(plus.getStatistic(), ranks - plus.getStatistic()), plus.getPValue());
  }

  /** Welch's t test (1947) of independent normal samples, whose variances may differ. */
  public static TestResult welch(double[] first, double[] second) {
    return result(TTest.withDefaults().test(first, second));
  }

  private static TestResult result(SignificanceResult result) {
    return new TestResult(result.getStatistic(), result.getPValue());
  }
}
