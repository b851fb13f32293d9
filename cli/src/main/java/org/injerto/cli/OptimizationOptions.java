package org.injerto.cli;

import java.util.List;
import java.util.Optional;
import org.injerto.training.AdamWConfig;
import org.injerto.training.Precision;
import org.injerto.training.ScheduleConfig;
import org.injerto.training.ScheduleConfig.Shape;
import org.injerto.training.TrainingConfig;
import org.injerto.training.TrainingConfig.BatchConfig;
import org.injerto.training.TrainingConfig.Execution;
import org.injerto.training.TrainingConfig.Length;
import org.injerto.transfer.Labelling.LossConfig;
import org.injerto.transfer.Recipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How to learn; what is not said is as the recipe has it. */
final class OptimizationOptions {
  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      converter = NumberOption.PositiveReal.class)
  private @Nullable Double learningRate;

  @Option(names = "--epochs", paramLabel = "N", converter = NumberOption.PositiveReal.class)
  private @Nullable Double epochs;

  @Option(names = "--steps", paramLabel = "N", converter = NumberOption.Positive.class)
  private @Nullable Integer steps;

  @Option(names = "--batch-size", paramLabel = "N", converter = NumberOption.Positive.class)
  private @Nullable Integer batchSize;

  @Option(
      names = "--gradient-accumulation",
      paramLabel = "N",
      converter = NumberOption.Positive.class)
  private int gradientAccumulation = 1;

  @Option(names = "--schedule", paramLabel = "SHAPE", converter = ShapeConverter.class)
  private @Nullable Shape schedule;

  @Option(
      names = "--warmup-ratio",
      paramLabel = "SHARE",
      converter = NumberOption.FractionBelowOne.class)
  private @Nullable Double warmupRatio;

  @Option(names = "--weight-decay", paramLabel = "DECAY", converter = NumberOption.Fraction.class)
  private @Nullable Double weightDecay;

  @Option(
      names = "--label-smoothing",
      paramLabel = "SHARE",
      converter = NumberOption.FractionBelowOne.class)
  private double labelSmoothing = Recipe.LABEL_SMOOTHING;

  @Option(
      names = "--class-weights",
      paramLabel = "none|balanced",
      converter = ClassWeightsConverter.class)
  private ClassWeights classWeights = ClassWeights.NONE;

  @Option(names = "--evaluate-every", paramLabel = "N", converter = NumberOption.Positive.class)
  private @Nullable Integer evaluateEvery;

  @Option(names = "--patience", paramLabel = "N", converter = NumberOption.Positive.class)
  private @Nullable Integer patience;

  @Option(
      names = "--precision",
      paramLabel = "auto|float32|bfloat16",
      converter = PrecisionConverter.class)
  private PrecisionChoice precision = PrecisionChoice.AUTO;

  /** How much an example of each label counts. */
  enum ClassWeights {
    /** The same. */
    NONE,
    /** More if its label is rare. */
    BALANCED
  }

  /** The precision asked for. */
  enum PrecisionChoice {
    AUTO,
    FLOAT32,
    BFLOAT16;

    /** The precision, unless a trial is to choose it. */
    Optional<Precision> fixed() {
      return switch (this) {
        case AUTO -> Optional.empty();
        case FLOAT32 -> Optional.of(Precision.FLOAT32);
        case BFLOAT16 -> Optional.of(Precision.BFLOAT16);
      };
    }
  }

  /** How a wrong prediction is counted. */
  LossConfig loss(TaskData data) {
    boolean balanced = classWeights == ClassWeights.BALANCED;
    return new LossConfig(balanced ? data.balancedWeights() : List.of(), labelSmoothing);
  }

  Optional<Precision> precision() {
    return precision.fixed();
  }

  /** The whole configuration of a run over so many examples. */
  TrainingConfig config(Recipe recipe, Execution execution) {
    BatchConfig batches =
        new BatchConfig(or(batchSize, recipe.batches().size()), gradientAccumulation);
    return new TrainingConfig(
        optimizer(recipe.optimizer()),
        schedule(recipe.schedule()),
        batches,
        length(recipe, batches),
        execution);
  }

  private AdamWConfig optimizer(AdamWConfig usual) {
    return AdamWConfig.of(
        or(learningRate, usual.learningRate()), or(weightDecay, usual.weightDecay()));
  }

  private ScheduleConfig schedule(ScheduleConfig usual) {
    return new ScheduleConfig(or(schedule, usual.shape()), or(warmupRatio, usual.warmupRatio()));
  }

  private Length length(Recipe recipe, BatchConfig batches) {
    double seen = or(epochs, (double) recipe.epochs(batches));
    Length usual = recipe.length(batches, seen, or(patience, Length.ENDLESS_PATIENCE));
    long updates = steps == null ? usual.steps() : steps;
    long every = evaluateEvery == null ? Math.min(updates, usual.evaluateEvery()) : evaluateEvery;
    return new Length(updates, every, usual.patience());
  }

  private static <T> T or(@Nullable T asked, T usual) {
    return asked == null ? usual : asked;
  }

  static final class ShapeConverter implements ITypeConverter<Shape> {
    @Override
    public Shape convert(String written) {
      return Choice.of(written, Choice.byName(Shape.values()));
    }
  }

  static final class ClassWeightsConverter implements ITypeConverter<ClassWeights> {
    @Override
    public ClassWeights convert(String written) {
      return Choice.of(written, Choice.byName(ClassWeights.values()));
    }
  }

  static final class PrecisionConverter implements ITypeConverter<PrecisionChoice> {
    @Override
    public PrecisionChoice convert(String written) {
      return Choice.of(written, Choice.byName(PrecisionChoice.values()));
    }
  }
}
