package org.injerto.baseline;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.injerto.evaluation.ScoreMatrix;

/**
 * Logistic regression on the words and the pieces of words of a text: what one would try before a
 * Transformer. It is what {@code TfidfVectorizer} and {@code LogisticRegression} do in
 * scikit-learn, one label against the rest, by LIBLINEAR (Fan et al. 2008); nothing in it is
 * random.
 */
public final class TfidfClassifier {
  /** What a mistake costs against the size of the weights; the best or near it on several sets. */
  private static final double COST = 10;

  private static final double TOLERANCE = 1e-3;

  static {
    Linear.disableDebugOutput();
  }

  private final List<Tfidf> blocks;
  private final Model model;
  private final int labelCount;

  private TfidfClassifier(List<Tfidf> blocks, Model model, int labelCount) {
    this.blocks = blocks;
    this.model = model;
    this.labelCount = labelCount;
  }

  /**
   * Trains on texts that have one label each.
   *
   * @param labels the number of the label of each text, from 0
   * @param labelCount how many labels there are; one that no text has is never predicted
   * @throws IllegalArgumentException if there is no text, the lengths differ, or a number is not
   *     that of a label
   */
  public static TfidfClassifier train(List<String> texts, int[] labels, int labelCount) {
    if (labels.length == 0 || texts.size() != labels.length) {
      throw new IllegalArgumentException(
          "texts and labels must have one length above 0; texts=%d, labels=%d"
              .formatted(texts.size(), labels.length));
    }
    if (!IntStream.of(labels).allMatch(label -> 0 <= label && label < labelCount)) {
      throw new IllegalArgumentException(
          "labels must be within [0, labelCount); labelCount=" + labelCount);
    }
    List<Tfidf> blocks = List.of(new Tfidf(Terms.WORDS, texts), new Tfidf(Terms.CHARACTERS, texts));
    Problem problem = new Problem();
    problem.l = texts.size();
    problem.n = blocks.stream().mapToInt(Tfidf::size).sum() + 1;
    problem.bias = 1;
    problem.x = texts.stream().map(text -> features(blocks, text)).toArray(Feature[][]::new);
    problem.y = IntStream.of(labels).asDoubleStream().toArray();
    Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, TOLERANCE));
    return new TfidfClassifier(blocks, model, labelCount);
  }

  /** The probability of each label for each text, of which there is at least one. */
  public ScoreMatrix probabilities(List<String> texts) {
    double[] all = new double[texts.size() * labelCount];
    int[] labels = model.getLabels();
    double[] probabilities = new double[labels.length];
    for (int row = 0; row < texts.size(); row++) {
      Linear.predictProbability(model, features(blocks, texts.get(row)), probabilities);
      for (int i = 0; i < labels.length; i++) {
        all[row * labelCount + labels[i]] = probabilities[i];
      }
    }
    return ScoreMatrix.of(all, labelCount);
  }

  /** The blocks side by side and a 1 for the bias; LIBLINEAR counts columns from 1. */
  private static Feature[] features(List<Tfidf> blocks, String text) {
    List<Feature> features = new ArrayList<>();
    int first = 1;
    for (Tfidf block : blocks) {
      for (var entry : block.vector(text).entrySet()) {
        features.add(new FeatureNode(first + entry.getKey(), entry.getValue()));
      }
      first += block.size();
    }
    features.add(new FeatureNode(first, 1));
    return features.toArray(Feature[]::new);
  }
}
