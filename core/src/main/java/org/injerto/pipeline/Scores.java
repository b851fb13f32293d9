package org.injerto.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.ProblemType;
import org.injerto.task.Classification;

/**
 * What the scores of a classifier say.
 *
 * @param labels by number
 * @param type whether labels exclude each other
 * @param usualFunction what is made of them if nothing else is asked for
 */
record Scores(List<String> labels, ProblemType type, ScoreFunction usualFunction) {
  private static final double LIKELY = 0.5;

  static Scores of(ModelConfig config) {
    return new Scores(config.labels(), config.problemType(), function(config));
  }

  /** As Hugging Face's pipeline: one score that nothing is said of is that of a yes. */
  private static ScoreFunction function(ModelConfig config) {
    return config.labels().size() == 1 && !config.saysProblemType()
        ? ScoreFunction.SIGMOID
        : ScoreFunction.of(config.problemType());
  }

  Classification classification(double[] row) {
    return switch (type) {
      case SINGLE_LABEL -> likeliest(row);
      case MULTI_LABEL -> likely(row);
      case REGRESSION -> new Classification.Value(row[0]);
    };
  }

  private Classification likeliest(double[] row) {
    int best = IntStream.range(0, row.length).reduce((a, b) -> row[b] > row[a] ? b : a).orElse(0);
    return new Classification.OneLabel(labels.get(best), row[best], named(row));
  }

  private Classification likely(double[] row) {
    List<String> chosen =
        IntStream.range(0, row.length).filter(i -> row[i] >= LIKELY).mapToObj(labels::get).toList();
    return new Classification.LabelSet(chosen, named(row));
  }

  private Map<String, Double> named(double[] row) {
    Map<String, Double> named = new LinkedHashMap<>();
    IntStream.range(0, row.length).forEach(i -> named.put(labels.get(i), row[i]));
    return named;
  }
}
