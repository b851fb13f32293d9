package org.injerto.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.ProblemType;
import org.injerto.data.Dataset;
import org.injerto.data.Example;
import org.injerto.data.Example.MultiLabel;
import org.injerto.data.Example.Score;
import org.injerto.data.Example.SingleLabel;
import org.injerto.data.LabelSet;
import org.injerto.data.ReadOptions.Kind;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.training.ClassTargets;
import org.injerto.training.LabelSetTargets;
import org.injerto.training.ScoreTargets;
import org.injerto.training.Targets;

/**
 * What is learned about texts.
 *
 * @param type whether labels exclude each other, or a number is wanted
 * @param labels by number; of a regression one name for the number
 */
public record Labelling(ProblemType type, List<String> labels) {
  public Labelling {
    labels = List.copyOf(labels);
  }

  /**
   * What there is to learn from a set of examples.
   *
   * @throws InvalidInputException if they have only one label
   */
  public static Labelling of(Dataset train) {
    if (train.kind() == Kind.SCORE) {
      return new Labelling(ProblemType.REGRESSION, List.of(Kind.SCORE.column()));
    }
    List<String> labels = LabelSet.of(train).names();
    if (labels.size() < 2) {
      throw new InvalidInputException(
          Message.of(Labelling.class, "data.one.label", train.name(), labels));
    }
    boolean several = train.kind() == Kind.LABELS;
    return new Labelling(several ? ProblemType.MULTI_LABEL : ProblemType.SINGLE_LABEL, labels);
  }

  /** What a model has learned. */
  public static Labelling of(ModelConfig classifier) {
    return new Labelling(classifier.problemType(), classifier.labels());
  }

  /** What examples must be to be learned so. */
  public Kind kind() {
    return switch (type) {
      case SINGLE_LABEL -> Kind.LABEL;
      case MULTI_LABEL -> Kind.LABELS;
      case REGRESSION -> Kind.SCORE;
    };
  }

  /**
   * How a wrong prediction is counted; both are for one label a text.
   *
   * @param classWeights how much an example of each label counts; empty if all count the same
   * @param smoothing share of the probability that is spread over all labels, in [0, 1)
   */
  public record LossConfig(List<Double> classWeights, double smoothing) {
    /** Every example counts the same, with the smoothing of {@link Recipe}. */
    public static final LossConfig USUAL = new LossConfig(List.of(), Recipe.LABEL_SMOOTHING);

    public LossConfig {
      classWeights = List.copyOf(classWeights);
    }
  }

  /** How many logits a text gets. */
  public int logits() {
    return labels.size();
  }

  /**
   * What is to be predicted for these examples.
   *
   * @throws IllegalArgumentException if a label is not among {@link #labels}, or an example is of
   *     another type
   */
  public Targets targets(List<Example> examples, LossConfig loss) {
    return switch (type) {
      case SINGLE_LABEL -> ClassTargets.of(classes(examples), loss.classWeights, loss.smoothing);
      case MULTI_LABEL -> LabelSetTargets.of(labelSets(examples), labels.size());
      case REGRESSION -> ScoreTargets.of(scores(examples));
    };
  }

  /** The number of the label of each example. */
  public List<Integer> classes(List<Example> examples) {
    Map<String, Integer> numbers = numbers();
    return of(SingleLabel.class, examples).stream()
        .map(example -> number(example.label(), numbers))
        .toList();
  }

  private List<List<Integer>> labelSets(List<Example> examples) {
    Map<String, Integer> numbers = numbers();
    return of(MultiLabel.class, examples).stream()
        .map(example -> example.labels().stream().map(label -> number(label, numbers)).toList())
        .toList();
  }

  private static List<Double> scores(List<Example> examples) {
    return of(Score.class, examples).stream().map(Score::score).toList();
  }

  private static <T extends Example> List<T> of(Class<T> type, List<Example> examples) {
    for (Example example : examples) {
      if (!type.isInstance(example)) {
        throw new IllegalArgumentException(
            "every example must be a " + type.getSimpleName() + "; example=" + example);
      }
    }
    return examples.stream().map(type::cast).toList();
  }

  private Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    labels.forEach(label -> numbers.put(label, numbers.size()));
    return numbers;
  }

  private static int number(String label, Map<String, Integer> numbers) {
    Integer number = numbers.get(label);
    if (number == null) {
      throw new IllegalArgumentException("the label must be known; label=" + label);
    }
    return number;
  }
}
