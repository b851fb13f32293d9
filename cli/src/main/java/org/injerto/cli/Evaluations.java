package org.injerto.cli;

import java.util.BitSet;
import java.util.List;
import org.injerto.data.Example;
import org.injerto.evaluation.MultiLabelReport;
import org.injerto.evaluation.RegressionReport;
import org.injerto.evaluation.SingleLabelScores;
import org.injerto.evaluation.ZeroDivision;
import org.injerto.task.Classification;
import org.injerto.task.Classification.LabelSet;
import org.injerto.task.Classification.Value;
import org.injerto.transfer.Labelling;

/** Compares what a classifier said of labelled texts with their labels. */
final class Evaluations {
  private Evaluations() {}

  /**
   * The scores.
   *
   * @param gold the texts with their labels
   * @param said what the classifier said of each
   */
  static EvaluationResult of(Labelling labelling, List<Example> gold, List<Classification> said) {
    return switch (labelling.type()) {
      case SINGLE_LABEL ->
          EvaluationResult.of(SingleLabelScores.of(labelling.labels(), gold, said));
      case MULTI_LABEL -> labelSets(labelling, gold, said);
      case REGRESSION -> values(gold, said);
    };
  }

  private static EvaluationResult labelSets(
      Labelling labelling, List<Example> gold, List<Classification> said) {
    List<BitSet> wanted =
        gold.stream().map(e -> bits(labelling, ((Example.MultiLabel) e).labels())).toList();
    List<BitSet> predicted =
        said.stream().map(one -> bits(labelling, ((LabelSet) one).labels())).toList();
    return EvaluationResult.of(
        MultiLabelReport.of(labelling.labels(), wanted, predicted, ZeroDivision.ZERO), gold.size());
  }

  private static BitSet bits(Labelling labelling, List<String> labels) {
    BitSet bits = new BitSet();
    labels.forEach(label -> bits.set(labelling.labels().indexOf(label)));
    return bits;
  }

  private static EvaluationResult values(List<Example> gold, List<Classification> said) {
    double[] wanted = gold.stream().mapToDouble(e -> ((Example.Score) e).score()).toArray();
    double[] predicted = said.stream().mapToDouble(one -> ((Value) one).score()).toArray();
    return EvaluationResult.of(RegressionReport.of(wanted, predicted), gold.size());
  }
}
