package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.injerto.bundle.Bundle;
import org.injerto.model.Engine;
import org.injerto.model.NeuralTextClassifier;
import org.injerto.model.PretrainedModel;
import org.injerto.model.TextReader;
import org.injerto.task.LongText;
import org.injerto.task.Reading;

/**
 * A bundle that answers.
 *
 * @param bundle what it is
 * @param reader how it reads texts
 * @param classifier what answers; it keeps the engine
 */
record OpenedBundle(
    Bundle bundle, TextReader reader, NeuralTextClassifier classifier, Engine engine)
    implements AutoCloseable {
  /**
   * Opens a bundle, or a folder that Python wrote.
   *
   * @param longText what is done with long texts, if not what the bundle says
   */
  static OpenedBundle open(Path folder, Optional<LongText> longText, Session session)
      throws IOException {
    Bundle bundle = Bundle.open(folder);
    Reading usual = bundle.reading();
    Reading reading = new Reading(usual.maxLength(), longText.orElse(usual.longText()));
    PretrainedModel model = new PretrainedModel(folder, bundle.config());
    TextReader reader = model.reader(reading);
    EngineFirstUse.announce(session);
    Engine engine = Engine.start(session.threads());
    NeuralTextClassifier classifier = NeuralTextClassifier.open(model, reader, engine);
    return new OpenedBundle(bundle, reader, classifier, engine);
  }

  @Override
  public void close() {
    classifier.close();
    engine.close();
  }
}
