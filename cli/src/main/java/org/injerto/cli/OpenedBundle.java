package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.injerto.bundle.Bundle;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.inference.LoadedModel;
import org.injerto.model.Engine;
import org.injerto.model.NeuralTextClassifier;
import org.injerto.model.PretrainedModel;
import org.injerto.onnx.OnnxTask;
import org.injerto.pipeline.TextClassificationPipeline;
import org.injerto.pipeline.TextReader;
import org.injerto.task.LongText;
import org.injerto.task.Reading;
import org.injerto.task.TextClassifier;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * A bundle that answers.
 *
 * @param bundle what it is
 * @param reader how it reads texts
 * @param classifier what answers
 * @param end frees all of it
 */
record OpenedBundle(Bundle bundle, TextReader reader, TextClassifier classifier, Runnable end)
    implements AutoCloseable {
  /**
   * Opens a bundle, or a folder that Python wrote.
   *
   * @param longText what is done with long texts, if not what the bundle says
   * @param engines what may answer
   */
  static OpenedBundle open(
      Path written, Optional<LongText> longText, EngineOptions engines, Session session)
      throws IOException {
    refuseEmbedded(written);
    Path folder = HubAccess.folder(written, session);
    Optional<LoadedModel> exported =
        engines.exported(folder, OnnxTask.TEXT_CLASSIFICATION, longText, session);
    return exported.isPresent()
        ? of(exported.get())
        : onTrainingEngine(Bundle.open(folder), longText, session);
  }

  private static OpenedBundle of(LoadedModel model) {
    TextClassificationPipeline classifier = (TextClassificationPipeline) model.pipeline();
    return new OpenedBundle(model.bundle(), model.reader(), classifier, model::close);
  }

  private static OpenedBundle onTrainingEngine(
      Bundle bundle, Optional<LongText> longText, Session session) throws IOException {
    Reading usual = bundle.reading();
    Reading reading = new Reading(usual.maxLength(), longText.orElse(usual.longText()));
    PretrainedModel model = new PretrainedModel(bundle.folder(), bundle.config());
    TextReader reader = model.reader(reading);
    Engine engine = EngineFirstUse.start(session);
    TextClassifier classifier = NeuralTextClassifier.open(model, reader, engine);
    return new OpenedBundle(
        bundle,
        reader,
        classifier,
        () -> {
          classifier.close();
          engine.close();
        });
  }

  /** The name of an embedded model stands where only what was trained can. */
  private static void refuseEmbedded(Path folder) {
    if (!Files.exists(folder) && EmbeddedFolders.MODELS.names().contains(folder.toString())) {
      throw new InvalidInputException(Message.of(OpenedBundle.class, "bundle.embedded", folder));
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
