package org.injerto.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.injerto.doctor.Examination;
import org.injerto.doctor.Finding;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.model.Engine;
import org.injerto.model.NeuralFeatureExtractor;
import org.injerto.model.NeuralMaskFiller;
import org.injerto.model.PretrainedModel;
import org.injerto.task.Candidates;
import org.injerto.task.Embedding;
import org.injerto.task.FeatureExtractor;
import org.injerto.task.Filling;
import org.injerto.task.MaskFiller;
import org.injerto.task.Pooling;

/** Chapter 2 of the guide: what a model is good for before anything is trained. */
public final class UseAPretrainedModel {
  private UseAPretrainedModel() {}

  /** Looks a model over, fills a mask with it, and compares three sentences. */
  public static void main(String[] arguments) throws IOException {
    Path folder =
        arguments.length > 0 ? Path.of(arguments[0]) : EmbeddedFolders.MODELS.extract("es-mini");
    examine(folder).forEach(finding -> System.out.println(finding.message().in(Locale.ENGLISH)));
    try (Engine engine = Engine.start(2)) { // threads
      System.out.println(fill("Abrió la [MASK] y entró en la casa.", folder, engine));
      System.out.println(
          nearness("¿Cuánto cuesta el envío?", "¿Qué precio tiene mandarlo?", folder, engine));
    }
  }

  /** What there is to say of the files of a model. */
  static List<Finding> examine(Path folder) throws IOException {
    // [examine]
    Examination examination = Examination.of(folder);
    if (!examination.isSound()) {
      throw new IllegalStateException(
          "the model must be sound; findings=" + examination.findings());
    }
    // [/examine]
    return examination.findings();
  }

  /** The likeliest words for the mask of a text. */
  static List<String> fill(String text, Path folder, Engine engine) throws IOException {
    // [fill]
    PretrainedModel model = PretrainedModel.open(folder);
    try (MaskFiller filler = NeuralMaskFiller.open(model, model.reader(), engine)) {
      Filling filling = filler.fill(List.of(text), Candidates.likeliest(3)).get(0);
      return filling instanceof Filling.Filled filled
          ? filled.masks().get(0).stream().map(Filling.Candidate::token).toList()
          : List.of(); // the text has no mask
    }
    // [/fill]
  }

  /** How near two texts are, from -1 to 1. */
  static double nearness(String first, String second, Path folder, Engine engine)
      throws IOException {
    // [vectors]
    PretrainedModel model = PretrainedModel.open(folder);
    try (FeatureExtractor extractor =
        NeuralFeatureExtractor.open(model, model.reader(), Pooling.MEAN, engine)) {
      List<Embedding> vectors = extractor.extract(List.of(first, second));
      return vectors.get(0).cosine(vectors.get(1));
    }
    // [/vectors]
  }
}
