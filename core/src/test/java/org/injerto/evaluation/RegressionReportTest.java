package org.injerto.evaluation;

import static org.injerto.evaluation.Golden.assertField;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RegressionReportTest {
  @TestFactory
  Stream<DynamicTest> theReportEqualsScipyAndScikitLearn() {
    return Golden.each(
        Golden.read("regression.json").path("cases"),
        one -> {
          RegressionReport report =
              RegressionReport.of(
                  Golden.numbers(one.path("gold")), Golden.numbers(one.path("predicted")));
          assertField(one, "pearson", report.pearson().coefficient());
          assertField(one, "pearsonP", report.pearson().pValue());
          assertField(one, "spearman", report.spearman().coefficient());
          assertField(one, "spearmanP", report.spearman().pValue());
          assertField(one, "kendallTauB", report.kendall());
          assertField(one, "mse", report.meanSquaredError());
          assertField(one, "rmse", report.rootMeanSquaredError());
          assertField(one, "mae", report.meanAbsoluteError());
          assertField(one, "r2", report.determination());
        });
  }

  @Test
  void columnsOfUnequalLengthAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> RegressionReport.of(new double[2], new double[3]));
    assertThrows(
        IllegalArgumentException.class, () -> RegressionReport.of(new double[0], new double[0]));
  }
}
