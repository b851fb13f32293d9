package org.injerto.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.injerto.evaluation.ClassificationReport;
import org.injerto.evaluation.ConfusionMatrix;
import org.injerto.evaluation.ZeroDivision;

/**
 * Prints how good and how fast the baseline is on folders that hold {@code train.tsv} and {@code
 * test.tsv}: the figures of {@code docs/results.md}. The first folder is run twice, to warm up.
 */
final class MeasureBaseline {
  private MeasureBaseline() {}

  public static void main(String[] folders) throws IOException {
    measure(Path.of(folders[0]));
    for (String folder : folders) {
      System.out.println(folder + "\t" + measure(Path.of(folder)));
    }
  }

  private static String measure(Path folder) throws IOException {
    WrittenSet train = WrittenSet.of(Files.readString(folder.resolve("train.tsv")));
    WrittenSet test = WrittenSet.of(Files.readString(folder.resolve("test.tsv")));
    long start = System.nanoTime();
    List<String> labels = train.labelSet();
    int[] predicted =
        TfidfClassifier.train(train.texts(), train.numbers(labels), labels.size())
            .probabilities(test.texts())
            .best();
    double seconds = (System.nanoTime() - start) / 1e9;
    ConfusionMatrix confusion = ConfusionMatrix.of(labels, test.numbers(labels), predicted);
    ClassificationReport report = ClassificationReport.of(confusion, ZeroDivision.ZERO);
    return String.format(
        Locale.ROOT,
        "accuracy %.3f\tmacro F1 %.3f\t%.2f s",
        confusion.accuracy(),
        report.averages().macro().f1(),
        seconds);
  }
}
