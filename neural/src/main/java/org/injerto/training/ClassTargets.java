package org.injerto.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.injerto.evaluation.ClassificationReport;
import org.injerto.evaluation.ConfusionMatrix;
import org.injerto.evaluation.ProbabilityScores;
import org.injerto.evaluation.ScoreMatrix;
import org.injerto.evaluation.ZeroDivision;
import org.injerto.model.Tensors;
import org.injerto.training.Learner.Quality;

/**
 * Exactly one class for each example; the loss is cross-entropy.
 *
 * @see <a href="https://arxiv.org/abs/1512.00567">label smoothing: Szegedy et al. 2016, section
 *     7</a>
 */
public final class ClassTargets implements Targets {
  private static final int MEAN = 1; // at::Reduction::Mean
  private static final long NOTHING_IGNORED = -100;

  private final int[] classes;
  private final float[] classWeights;
  private final double labelSmoothing;

  private ClassTargets(int[] classes, float[] classWeights, double labelSmoothing) {
    this.classes = classes;
    this.classWeights = classWeights;
    this.labelSmoothing = labelSmoothing;
  }

  /**
   * @param classes the class of each example, from 0
   * @param classWeights how much an example of each class counts; empty if all count the same
   * @param labelSmoothing share of the probability that is spread over all classes, in [0, 1)
   */
  public static ClassTargets of(
      List<Integer> classes, List<Double> classWeights, double labelSmoothing) {
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException(
          "labelSmoothing must be in [0, 1); labelSmoothing=" + labelSmoothing);
    }
    float[] weights = new float[classWeights.size()];
    IntStream.range(0, weights.length).forEach(i -> weights[i] = classWeights.get(i).floatValue());
    return new ClassTargets(
        classes.stream().mapToInt(Integer::intValue).toArray(), weights, labelSmoothing);
  }

  @Override
  public int size() {
    return classes.length;
  }

  @Override
  public Tensor loss(Tensor logits, int[] batch) {
    long[] wanted = Arrays.stream(batch).mapToLong(example -> classes[example]).toArray();
    TensorOptional weights =
        classWeights.length == 0
            ? new TensorOptional()
            : new TensorOptional(Tensors.ofFloats(classWeights, classWeights.length));
    return torch.cross_entropy_loss(
        logits,
        Tensors.ofLongs(wanted, wanted.length),
        weights,
        MEAN,
        NOTHING_IGNORED,
        labelSmoothing);
  }

  @Override
  public double weight(int[] batch) {
    return classWeights.length == 0
        ? batch.length
        : Arrays.stream(batch).mapToDouble(example -> classWeights[classes[example]]).sum();
  }

  /** Macro F1, so that rare classes count; then the log loss. */
  @Override
  public Quality quality(ScoreMatrix logits) {
    List<String> names = IntStream.range(0, logits.columns()).mapToObj(String::valueOf).toList();
    ConfusionMatrix confusion = ConfusionMatrix.of(names, classes, logits.best());
    ClassificationReport report = ClassificationReport.of(confusion, ZeroDivision.ZERO);
    return new Quality(
        report.averages().macro().f1(), ProbabilityScores.logLoss(classes, logits.softmax()));
  }
}
