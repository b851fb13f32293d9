package org.injerto.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.injerto.architecture.HeadKind;
import org.injerto.architecture.ParameterShapes;
import org.injerto.bundle.Bundle;
import org.injerto.bundle.BundleWriter;
import org.injerto.data.Dataset;
import org.injerto.model.Engine;
import org.injerto.model.NeuralTextClassifier;
import org.injerto.model.Noise;
import org.injerto.model.Parameters;
import org.injerto.model.PretrainedModel;
import org.injerto.model.SequenceClassifier;
import org.injerto.model.Tensors;
import org.injerto.provenance.RunProvenance;
import org.injerto.task.TextClassifier;
import org.injerto.training.AdamWConfig;
import org.injerto.training.EncodedTexts;
import org.injerto.training.Precision;
import org.injerto.training.ScheduleConfig;
import org.injerto.training.ScheduleConfig.Shape;
import org.injerto.training.TrainingConfig;
import org.injerto.training.TrainingConfig.BatchConfig;
import org.injerto.training.TrainingConfig.Execution;
import org.injerto.training.TrainingConfig.Length;
import org.injerto.transfer.Grafting.Grafted;
import org.injerto.transfer.Labelling.LossConfig;
import org.injerto.transfer.TransferStrategy.FineTune;
import org.injerto.transfer.TransferStrategy.Frozen;
import org.injerto.transfer.TransferStrategy.Run;
import org.injerto.transfer.TransferStrategy.Scratch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What BERT can be trained to do, a model of any family can. */
class FamilyGraftTest {
  private static Engine engine = Engine.start(2);

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    engine = Engine.start(2);
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  static List<String> families() {
    return SmallModel.families();
  }

  /** With the dropout of the family: a batch of eight, sixty times. */
  @ParameterizedTest
  @MethodSource("families")
  void eightSentencesAreLearnedByHeart(String family) throws IOException {
    for (TransferStrategy strategy : List.of(new FineTune(), new Scratch())) {
      try (Parameters learned = grafted(family, strategy, 60, Precision.FLOAT32).parameters()) {
        double loss = loss(family, learned);
        assertTrue(loss < 0.05, family + ", " + strategy.name() + ": " + loss);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void whatLearnsInHalfPrecisionLearnsTheSame(String family) throws IOException {
    try (Parameters learned =
        grafted(family, new FineTune(), 60, Precision.BFLOAT16).parameters()) {
      double loss = loss(family, learned);
      assertTrue(loss < 0.05, family + ": " + loss);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void aFrozenEncoderStaysAsItWas(String family) throws IOException {
    PretrainedModel model = SmallModel.write(family, folder.resolve("pretrained"));
    try (Parameters before = model.graft(2, 7);
        Parameters after = grafted(model, new Frozen(), 20, Precision.FLOAT32).parameters()) {
      Set<String> encoder = ParameterShapes.encoder(model.config().encoder()).keySet();
      for (String name : before.names()) {
        float[] was = Tensors.floats(before.get(name));
        float[] is = Tensors.floats(after.get(name));
        assertEquals(encoder.contains(name), Arrays.equals(was, is), name);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void aBundleThatIsReadAgainAnswersTheSameToTheLastBit(String family) throws IOException {
    PretrainedModel model = SmallModel.write(family, folder.resolve("pretrained"));
    Dataset sentences = SmallModel.sentences();
    Grafted grafted = grafted(model, new FineTune(), 10, Precision.FLOAT32);
    Path target = folder.resolve("bundle");
    write(grafting(model), grafted, target);

    Bundle bundle = Bundle.open(target);
    assertEquals(Optional.of(HeadKind.SEQUENCE_CLASSIFICATION), bundle.config().head());
    assertEquals(List.of("bien", "mal"), bundle.config().labels());
    PretrainedModel again = new PretrainedModel(target, bundle.config());
    assertEquals(Set.of(HeadKind.SEQUENCE_CLASSIFICATION), again.heads());
    try (Parameters written = grafted.parameters();
        Parameters read = again.classifier()) {
      assertEquals(List.copyOf(written.names()), List.copyOf(read.names()));
      assertArrayEquals(logits(model, written), logits(again, read));
    }
    try (TextClassifier classifier =
        NeuralTextClassifier.open(again, again.reader(bundle.reading()), engine)) {
      assertEquals(8, classifier.classify(sentences.texts()).size());
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void aMaskedLanguageModelHasItsHeadAndGivesItUpForAnother(String family) throws IOException {
    PretrainedModel model = SmallModel.write(family, folder.resolve("pretrained"));
    assertEquals(Set.of(HeadKind.MASKED_LANGUAGE_MODEL), model.heads());
    try (Parameters masked = model.maskedLanguageModel();
        Parameters pieces = model.graftOnPieces(5, 1)) {
      String output = model.config().encoder().heads().pieces().output();
      assertEquals(List.of(5L, 32L), Tensors.shape(pieces.get(output + ".weight")));
      assertFalse(masked.names().contains(output + ".weight"));
      String words = model.config().encoder().names().embeddings().words();
      assertArrayEquals(Tensors.floats(masked.get(words)), Tensors.floats(pieces.get(words)));
    }
  }

  private Grafted grafted(String family, TransferStrategy strategy, long steps, Precision precision)
      throws IOException {
    Path name = folder.resolve(family + strategy.name() + precision);
    return grafted(SmallModel.write(family, name), strategy, steps, precision);
  }

  private static Grafted grafted(
      PretrainedModel model, TransferStrategy strategy, long steps, Precision precision)
      throws IOException {
    Dataset sentences = SmallModel.sentences();
    Grafting grafting = grafting(model);
    TrainingConfig config =
        new TrainingConfig(
            AdamWConfig.of(3e-3, 0.01),
            new ScheduleConfig(Shape.LINEAR, 0.1),
            new BatchConfig(8, 1),
            new Length(steps, steps, Length.ENDLESS_PATIENCE),
            new Execution(precision, 2, 7));
    return grafting.run(
        strategy,
        grafting.encode(sentences.examples()),
        Optional.empty(),
        Run.unwatched(engine, config));
  }

  private static Grafting grafting(PretrainedModel model) throws IOException {
    LossConfig plain = new LossConfig(List.of(), 0); // without smoothing, which has a floor
    return new Grafting(model, model.reader(), Labelling.of(SmallModel.sentences()), plain);
  }

  private double loss(String family, Parameters parameters) throws IOException {
    Path name = folder.resolve("again");
    PretrainedModel model =
        Files.exists(name) ? PretrainedModel.open(name) : SmallModel.write(family, name);
    Dataset sentences = SmallModel.sentences();
    EncodedTexts texts = grafting(model).encode(sentences.examples());
    try (PointerScope scope = new PointerScope()) {
      return texts
          .targets()
          .loss(
              SequenceClassifier.of(model.config().encoder(), parameters)
                  .apply(texts.pieces(), Noise.none()),
              IntStream.range(0, 8).toArray())
          .item_double();
    }
  }

  private static float[] logits(PretrainedModel model, Parameters parameters) throws IOException {
    Dataset sentences = SmallModel.sentences();
    EncodedTexts texts = grafting(model).encode(sentences.examples());
    return SequenceClassifier.of(model.config().encoder(), parameters)
        .logits(texts.pieces(), engine);
  }

  private static void write(Grafting grafting, Grafted grafted, Path target) throws IOException {
    RunProvenance origin = RunProvenance.here(Instant.EPOCH, 1, 2, 7, List.of());
    try (BundleWriter writer = BundleWriter.open(target, false)) {
      grafting.write(grafted, Map.of(), Map.of("strategy", "finetune"), origin, writer);
    }
  }
}
