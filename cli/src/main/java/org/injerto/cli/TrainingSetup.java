package org.injerto.cli;

import java.io.IOException;
import org.injerto.model.Engine;
import org.injerto.training.EncodedTexts;
import org.injerto.training.Precision;
import org.injerto.training.TrainingConfig;
import org.injerto.training.TrainingConfig.Execution;
import org.injerto.transfer.Grafting;
import org.injerto.transfer.Recipe;
import org.injerto.transfer.TransferStrategy;

/**
 * All that training needs, as the options of a person say.
 *
 * @param opened the model
 * @param data the texts
 * @param optimization how to learn
 */
record TrainingSetup(
    TaskOptions.Opened opened,
    TaskData data,
    OptimizationOptions optimization,
    Engine engine,
    Session session) {
  Grafting grafting() {
    return new Grafting(opened.model(), opened.reader(), data.labelling(), optimization.loss(data));
  }

  /** The precision that was asked for, else the faster one. */
  Precision precision(TransferStrategy strategy, EncodedTexts train) throws IOException {
    if (optimization.precision().isPresent()) {
      return optimization.precision().get();
    }
    TrainingConfig wide =
        config(strategy, train.pieces().size(), Precision.FLOAT32, session.seed());
    return grafting().fastestPrecision(train, wide, engine);
  }

  /** How a strategy learns from so many examples. */
  TrainingConfig config(TransferStrategy strategy, int examples, Precision precision, long seed) {
    Recipe recipe = new Recipe(strategy, opened.model().config().trunk(), examples);
    return optimization.config(recipe, new Execution(precision, session.threads(), seed));
  }
}
