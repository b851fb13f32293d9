package org.injerto.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.injerto.inference.Injerto;
import org.injerto.task.Candidates;
import org.injerto.task.Classification;
import org.injerto.task.FeatureExtractor;
import org.injerto.task.Filling;
import org.injerto.task.MaskFiller;
import org.injerto.task.TextClassifier;

/** Chapter 5 of the guide: what was exported, in a Java program. */
public final class AnswerFromJava {
  private AnswerFromJava() {}

  /** Classifies a text with the bundle in a folder. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(label(Path.of(arguments[0]), arguments[1]));
  }

  /** The label of a text. */
  static String label(Path bundle, String text) throws IOException {
    // [classify]
    try (TextClassifier classifier = Injerto.load(bundle)) {
      return classifier.classify(text).label();
    }
    // [/classify]
  }

  /** How likely each text has a label. */
  static List<Double> scores(Path bundle, List<String> texts, String label) throws IOException {
    try (TextClassifier classifier = Injerto.load(bundle)) {
      // [scores]
      List<Classification> all = classifier.classify(texts); // many at once are faster
      return all.stream()
          .map(Classification.OneLabel.class::cast)
          .map(one -> one.scores().get(label))
          .toList();
      // [/scores]
    }
  }

  /** The likeliest word for the mask of a text. */
  static String word(Path model, String text) throws IOException {
    // [mask]
    try (MaskFiller filler = Injerto.loadMaskFiller(model)) {
      Filling.Filled filled = (Filling.Filled) filler.fill(text, Candidates.likeliest(1));
      return filled.masks().get(0).get(0).token();
    }
    // [/mask]
  }

  /** How near two texts are, from -1 to 1. */
  static double nearness(Path model, String first, String second) throws IOException {
    // [vectors]
    try (FeatureExtractor extractor = Injerto.loadFeatureExtractor(model)) {
      return extractor.extract(first).cosine(extractor.extract(second));
    }
    // [/vectors]
  }
}
