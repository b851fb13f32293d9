package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.injerto.bundle.Bundle;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.model.Engine;
import org.injerto.model.NeuralTextClassifier;
import org.injerto.model.PretrainedModel;
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
 * @param classifier what answers; it keeps the engine
 */
record OpenedBundle(Bundle bundle, TextReader reader, TextClassifier classifier, Engine engine)
    implements AutoCloseable {
  /**
   * Opens a bundle, or a folder that Python wrote.
   *
   * @param longText what is done with long texts, if not what the bundle says
   */
  static OpenedBundle open(Path written, Optional<LongText> longText, Session session)
      throws IOException {
    refuseEmbedded(written);
    Path folder = HubAccess.folder(written, session);
    Bundle bundle = Bundle.open(folder);
    Reading usual = bundle.reading();
    Reading reading = new Reading(usual.maxLength(), longText.orElse(usual.longText()));
    PretrainedModel model = new PretrainedModel(folder, bundle.config());
    TextReader reader = model.reader(reading);
    Engine engine = EngineFirstUse.start(session);
    TextClassifier classifier = NeuralTextClassifier.open(model, reader, engine);
    return new OpenedBundle(bundle, reader, classifier, engine);
  }

  /** The name of an embedded model stands where only what was trained can. */
  private static void refuseEmbedded(Path folder) {
    if (!Files.exists(folder) && EmbeddedFolders.MODELS.names().contains(folder.toString())) {
      throw new InvalidInputException(Message.of(OpenedBundle.class, "bundle.embedded", folder));
    }
  }

  @Override
  public void close() {
    classifier.close();
    engine.close();
  }
}
