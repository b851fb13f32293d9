package org.injerto.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.injerto.architecture.Trunk;
import org.injerto.evaluation.ScoreMatrix;
import org.injerto.model.Engine;
import org.injerto.model.Parameters;
import org.injerto.model.SequenceClassifier;

/** Trunk and head learn together. */
public final class WholeModelLearner implements Learner, AutoCloseable {
  private final Trunk model;
  private final TrainingConfig config;
  private final Targets targets;
  private final List<int[]> texts;
  private final ActiveVocabulary vocabulary;
  private final Parameters moving;
  private final Optional<DevSet> dev;

  /**
   * @param whole the model's parameters, which follow training at every {@link #evaluate} and
   *     {@link #complete}
   * @param train what is learned
   * @param dev what the model is scored on meanwhile
   */
  public WholeModelLearner(
      Trunk model,
      Parameters whole,
      EncodedTexts train,
      Optional<EncodedTexts> dev,
      TrainingConfig config,
      Engine engine) {
    this.model = model;
    this.config = config;
    this.targets = train.targets();
    this.vocabulary =
        ActiveVocabulary.of(whole, model.words(), train.pieces().stream(), model.paddingId());
    this.texts = train.pieces().stream().map(vocabulary::rows).toList();
    this.moving = vocabulary.parameters();
    this.dev = dev.map(texts -> new DevSet(SequenceClassifier.of(model, whole), texts, engine));
  }

  @Override
  public Parameters parameters() {
    return moving;
  }

  @Override
  public int size() {
    return texts.size();
  }

  @Override
  public int length(int example) {
    return texts.get(example).length;
  }

  @Override
  public Loss loss(Parameters parameters) {
    SequenceClassifier classifier =
        SequenceClassifier.of(model, parameters, vocabulary.row(model.paddingId()));
    return (batch, noise) -> {
      List<int[]> pieces = Arrays.stream(batch).mapToObj(texts::get).toList();
      return targets.loss(classifier.apply(pieces, noise), batch);
    };
  }

  @Override
  public double weight(int[] batch) {
    return targets.weight(batch);
  }

  @Override
  public Optional<Quality> evaluate(long step) {
    complete(step);
    return dev.map(DevSet::quality);
  }

  /** Brings the whole model to where it is after {@code step} updates. */
  public void complete(long step) {
    vocabulary.synchronise(config.decayAfter(step));
  }

  @Override
  public void close() {
    vocabulary.close();
  }

  /** A model and texts that it does not learn from. */
  private record DevSet(SequenceClassifier classifier, EncodedTexts texts, Engine engine) {
    Quality quality() {
      float[] logits = classifier.logits(texts.pieces(), engine);
      return texts.targets().quality(ScoreMatrix.of(logits, classifier.labels()));
    }
  }
}
