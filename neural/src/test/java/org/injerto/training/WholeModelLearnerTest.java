package org.injerto.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.model.Engine;
import org.injerto.model.Noise;
import org.injerto.model.Parameters;
import org.injerto.model.PretrainedModel;
import org.injerto.model.SequenceClassifier;
import org.injerto.model.Tensors;
import org.injerto.training.HeadLearner.Features;
import org.injerto.training.ScheduleConfig.Shape;
import org.injerto.training.TrainingConfig.BatchConfig;
import org.injerto.training.TrainingConfig.Execution;
import org.injerto.training.TrainingConfig.Length;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tiny classifier that learns eight texts by heart. */
class WholeModelLearnerTest {
  private static final Path MODEL =
      Path.of("src/test/resources/golden/models/bert/sequence-classification");
  private static final List<Integer> CLASSES = List.of(0, 1, 2, 0, 1, 2, 0, 1);
  private static final long STEPS = 60;

  private static Engine engine;

  @BeforeAll
  static void start() {
    engine = Engine.start(2);
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void eightTextsAreLearnedInSixtySteps(Precision precision) throws IOException {
    assertTrue(loss(trained(precision, 2, 2), precision) > 1);
    Map<String, float[]> learned = trained(precision, STEPS, 2);

    assertTrue(loss(learned, precision) < 0.1, "loss " + loss(learned, precision));
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void theSameSeedGivesTheSameBitsAndAnotherOneOthers(Precision precision) throws IOException {
    Map<String, float[]> one = trained(precision, 12, 2);
    Map<String, float[]> same = trained(precision, 12, 2);
    one.forEach((name, values) -> assertArrayEquals(values, same.get(name), name));

    assertFalse(Arrays.equals(classifier(one), classifier(trained(precision, 12, 3))));
  }

  @Test
  void bfloat16IsAnotherPrecisionAndEndsWithTheUpdate() throws IOException {
    float[] wide = classifier(trained(Precision.FLOAT32, 12, 2));
    float[] narrow = classifier(trained(Precision.BFLOAT16, 12, 2));

    assertFalse(Arrays.equals(wide, narrow));
    assertArrayEquals(wide, narrow, 0.05f);
    for (ScalarType type : engine.map(List.of(1, 2, 3, 4), i -> typeOfAProduct())) {
      assertEquals(ScalarType.Float, type);
    }
  }

  private static ScalarType typeOfAProduct() {
    return torch.matmul(Tensors.zeros(2, 2), Tensors.zeros(2, 2)).scalar_type().intern();
  }

  /** Its table of word embeddings is a part of the whole one; the twin trains the whole. */
  @Test
  void trainingTheEmbeddingsThatOccurIsTrainingAll() throws IOException {
    TrainingConfig config = config(Precision.FLOAT32, 20, 2);
    PretrainedModel model = PretrainedModel.open(MODEL);
    try (Parameters whole = model.classifier()) {
      Plain twin = new Plain(model.config().encoder(), whole, texts());
      new Trainer(engine, twin, config, TrainingListener.SILENT)
          .run(TrainingCheckpoint.none(config), () -> false);

      Map<String, float[]> fast = trained(Precision.FLOAT32, 20, 2);
      for (String name : whole.names()) {
        if (!name.endsWith("key.bias")) { // their gradient is rounding noise
          assertArrayEquals(Tensors.floats(whole.get(name)), fast.get(name), 1e-5f, name);
        }
      }
    }
  }

  @Test
  void aHeadAloneHasTheLossAndTheQualityOfTheWholeModel() throws IOException {
    PretrainedModel model = PretrainedModel.open(MODEL);
    EncoderArchitecture encoder = model.config().encoder().withDropout(p -> 0);
    TrainingConfig config = config(Precision.FLOAT32, 20, 2);
    try (Parameters parameters = model.classifier();
        WholeModelLearner whole =
            new WholeModelLearner(
                encoder, parameters, texts(), Optional.of(texts()), config, engine);
        PointerScope scope = new PointerScope()) {
      SequenceClassifier classifier = SequenceClassifier.of(encoder, parameters);
      Features features = new Features(classifier.states(texts().pieces(), engine), texts());
      HeadLearner head =
          new HeadLearner(encoder.heads().sequence(), parameters, features, Optional.of(features));
      int[] batch = {6, 1, 3};

      assertEquals(
          loss(whole, whole.parameters(), batch), loss(head, head.parameters(), batch), 1e-5);
      Learner.Quality expected = whole.evaluate(0).orElseThrow();
      Learner.Quality found = head.evaluate(0).orElseThrow();
      assertEquals(expected.score(), found.score(), 1e-12);
      assertEquals(expected.loss(), found.loss(), 1e-5);
      assertEquals(whole.length(2), head.length(2));
      assertEquals(whole.size(), head.size());
    }
  }

  private static double loss(Learner learner, Parameters parameters, int[] batch) {
    return learner.loss(parameters).of(batch, Noise.none()).item_double();
  }

  /** A learner without the table: the obvious one. */
  private record Plain(EncoderArchitecture config, Parameters parameters, EncodedTexts texts)
      implements Learner {
    @Override
    public int size() {
      return texts.pieces().size();
    }

    @Override
    public int length(int example) {
      return texts.pieces().get(example).length;
    }

    @Override
    public Loss loss(Parameters replica) {
      SequenceClassifier classifier = SequenceClassifier.of(config, replica);
      return (batch, noise) ->
          texts
              .targets()
              .loss(
                  classifier.apply(
                      Arrays.stream(batch).mapToObj(texts.pieces()::get).toList(), noise),
                  batch);
    }

    @Override
    public double weight(int[] batch) {
      return texts.targets().weight(batch);
    }

    @Override
    public Optional<Quality> evaluate(long step) {
      return Optional.empty();
    }
  }

  private static Map<String, float[]> trained(Precision precision, long steps, long seed)
      throws IOException {
    TrainingConfig config = config(precision, steps, seed);
    PretrainedModel model = PretrainedModel.open(MODEL);
    try (Parameters parameters = model.classifier();
        WholeModelLearner learner =
            new WholeModelLearner(
                model.config().encoder(), parameters, texts(), Optional.empty(), config, engine)) {
      new Trainer(engine, learner, config, TrainingListener.SILENT)
          .run(TrainingCheckpoint.none(config), () -> false);
      learner.complete(steps);
      Map<String, float[]> weights = new LinkedHashMap<>();
      parameters.names().forEach(name -> weights.put(name, Tensors.floats(parameters.get(name))));
      return weights;
    }
  }

  private static double loss(Map<String, float[]> weights, Precision precision) throws IOException {
    PretrainedModel model = PretrainedModel.open(MODEL);
    try (Parameters parameters = model.classifier();
        PointerScope scope = new PointerScope()) {
      weights.forEach((name, values) -> Tensors.memory(parameters.get(name)).put(values));
      Tensor logits =
          SequenceClassifier.of(model.config().encoder(), parameters)
              .apply(texts().pieces(), Noise.none());
      return texts()
          .targets()
          .loss(logits, IntStream.range(0, CLASSES.size()).toArray())
          .item_double();
    }
  }

  private static float[] classifier(Map<String, float[]> weights) {
    return weights.getOrDefault("classifier.weight", new float[0]);
  }

  /** Of 2 to 9 pieces each, from 2 on; the padding is piece 1. */
  private static EncodedTexts texts() {
    SplittableRandom random = new SplittableRandom(3);
    List<int[]> pieces =
        CLASSES.stream().map(i -> random.ints(2 + random.nextInt(8), 2, 200).toArray()).toList();
    return new EncodedTexts(pieces, ClassTargets.of(CLASSES, List.of(), 0));
  }

  private static TrainingConfig config(Precision precision, long steps, long seed) {
    return new TrainingConfig(
        AdamWConfig.of(3e-3, 0.1),
        new ScheduleConfig(Shape.LINEAR, 0.1),
        new BatchConfig(4, 1),
        new Length(steps, 1000, Length.ENDLESS_PATIENCE),
        new Execution(precision, 2, seed));
  }
}
