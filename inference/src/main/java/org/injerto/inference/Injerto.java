package org.injerto.inference;

import java.io.IOException;
import java.nio.file.Path;
import org.injerto.pipeline.Pipeline;
import org.injerto.task.FeatureExtractor;
import org.injerto.task.MaskFiller;
import org.injerto.task.TextClassifier;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Models in a Java program.
 *
 * <pre>{@code
 * try (TextClassifier classifier = Injerto.load(Path.of("bundles/mine"))) {
 *   String label = classifier.classify("La película es una maravilla.").label();
 * }
 * }</pre>
 *
 * <p>What is loaded may be used by any number of threads and is loaded once in a program.
 */
public final class Injerto {
  private Injerto() {}

  /**
   * A classifier.
   *
   * @param folder of a bundle that was exported
   * @throws InvalidInputException with all that is wrong with it
   */
  public static TextClassifier load(Path folder) throws IOException {
    return load(folder, TextClassifier.class);
  }

  /**
   * A masked language model.
   *
   * @param folder of a model that was exported for {@code fill-mask}
   * @throws InvalidInputException with all that is wrong with it
   */
  public static MaskFiller loadMaskFiller(Path folder) throws IOException {
    return load(folder, MaskFiller.class);
  }

  /**
   * What makes vectors of texts.
   *
   * @param folder of a model that was exported for {@code feature-extraction}
   * @throws InvalidInputException with all that is wrong with it
   */
  public static FeatureExtractor loadFeatureExtractor(Path folder) throws IOException {
    return load(folder, FeatureExtractor.class);
  }

  private static <T> T load(Path folder, Class<T> kind) throws IOException {
    LoadedModel model = LoadedModel.open(folder, InferenceConfig.usual());
    Pipeline<?, ?, ?> pipeline = model.pipeline();
    if (kind.isInstance(pipeline)) {
      return kind.cast(pipeline);
    }
    model.close();
    throw new InvalidInputException(
        Message.of(Injerto.class, "model.other.task", folder, model.task().title()));
  }
}
