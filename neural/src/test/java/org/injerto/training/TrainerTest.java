package org.injerto.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.injerto.model.Engine;
import org.injerto.model.Tensors;
import org.injerto.text.InvalidInputException;
import org.injerto.training.ScheduleConfig.Shape;
import org.injerto.training.TrainingConfig.BatchConfig;
import org.injerto.training.TrainingConfig.Execution;
import org.injerto.training.TrainingConfig.Length;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static Engine engine;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    engine = Engine.start(2);
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void findsTheLine() throws IOException {
    LineLearner learner = new LineLearner(64, false);
    TrainingResult result = run(learner, config(600, 0.02, 1), () -> false);
    assertTrue(result.complete());
    assertEquals(600, result.chosenStep());
    assertEquals(2, line(learner)[0], 0.05);
    assertEquals(-1, line(learner)[1], 0.05);
  }

  @Test
  void everyUpdateHasTheRateOfItsNumberFromZeroOn() throws IOException {
    TrainingConfig config = config(20, 0.02, 1); // two updates of warm-up
    LineLearner learner = new LineLearner(64, false);
    List<Double> rates = new ArrayList<>();
    List<float[]> lines = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void updated(Update update) {
            rates.add(update.learningRate());
            lines.add(line(learner));
          }
        };

    new Trainer(engine, learner, config, listener)
        .run(TrainingCheckpoint.none(config), () -> false);

    assertEquals(IntStream.range(0, 20).mapToObj(config.learningRates()::at).toList(), rates);
    assertEquals(List.of(0.0, 0.01, 0.02), rates.subList(0, 3));
    assertArrayEquals(new float[2], lines.get(0)); // the first rate is zero: nothing moves
    assertFalse(lines.get(1)[1] == 0);
  }

  @Test
  void theSameSeedGivesTheSameWeightsAndAnotherOnesOther() throws IOException {
    LineLearner one = new LineLearner(64, false);
    LineLearner same = new LineLearner(64, false);
    LineLearner other = new LineLearner(64, false);
    run(one, config(50, 0.02, 1), () -> false);
    run(same, config(50, 0.02, 1), () -> false);
    run(other, config(50, 0.02, 2), () -> false);
    assertArrayEquals(line(one), line(same));
    assertFalse(line(one)[0] == line(other)[0]);
  }

  @Test
  void aRunThatIsStoppedAtAnyStepAndResumedEndsWithTheSameBits() throws IOException {
    LineLearner whole = new LineLearner(64, true);
    TrainingConfig config = config(24, 0.02, 1);
    TrainingResult expected = run(whole, config, () -> false);
    for (int stopAfter = 1; stopAfter < 24; stopAfter++) {
      Path file = folder.resolve(stopAfter + ".safetensors");
      int[] left = {stopAfter};
      TrainingResult stopped =
          trainer(new LineLearner(64, true), config)
              .run(
                  TrainingCheckpoint.in(file, config, Map.of("--train", "points"), 1000),
                  () -> --left[0] == 0);
      assertFalse(stopped.complete());
      LineLearner resumed = new LineLearner(64, true);
      TrainingResult result =
          trainer(resumed, config)
              .run(
                  TrainingCheckpoint.in(file, config, Map.of("--train", "points"), 1000),
                  () -> false);
      assertArrayEquals(line(whole), line(resumed), "stopped after " + stopAfter);
      assertEquals(expected, result);
    }
  }

  @Test
  void theBestWeightsAreKeptAndPatienceEndsTheRun() throws IOException {
    LineLearner learner = new LineLearner(64, true); // its best slope is 0.05, passed early
    TrainingConfig config =
        new TrainingConfig(
            AdamWConfig.of(0.01, 0),
            new ScheduleConfig(Shape.CONSTANT, 0),
            new BatchConfig(8, 1),
            new Length(1000, 1, 3),
            new Execution(Precision.FLOAT32, 1, 1));
    TrainingResult result = run(learner, config, () -> false);
    assertEquals(result.chosenStep() + 3, result.state().step());
    assertEquals(0.05, line(learner)[0], 0.01);
  }

  @Test
  void aStateOfAnotherRunIsRefused() throws IOException {
    Path file = folder.resolve("state.safetensors");
    TrainingConfig config = config(9, 0.02, 1);
    trainer(new LineLearner(64, false), config)
        .run(TrainingCheckpoint.in(file, config, Map.of("--train", "points"), 4), () -> false);
    assertEquals(config, TrainingCheckpoint.config(file).orElseThrow());
    TrainingConfig other = config(9, 0.03, 1);
    Trainer trainer = trainer(new LineLearner(64, false), other);
    assertThrows(
        InvalidInputException.class,
        () ->
            trainer.run(
                TrainingCheckpoint.in(file, other, Map.of("--train", "points"), 4), () -> false));
    assertThrows(
        InvalidInputException.class,
        () ->
            trainer(new LineLearner(64, false), config)
                .run(
                    TrainingCheckpoint.in(file, config, Map.of("--train", "other points"), 4),
                    () -> false));
    Files.writeString(file, "no state");
    assertThrows(InvalidInputException.class, () -> TrainingCheckpoint.config(file));
  }

  @Test
  void aLossThatIsNotANumberStopsTheRunAndLeavesTheLastState() throws IOException {
    Path file = folder.resolve("state.safetensors");
    TrainingConfig config = config(40, 0.02, 1);
    LineLearner learner = new LineLearner(64, false);
    List<Long> saved = new ArrayList<>();
    TrainingListener poison =
        new TrainingListener() {
          @Override
          public void updated(Update update) {
            if (update.step() == 11) {
              Tensors.memory(learner.parameters().get("slope.bias")).put(0, Float.NaN);
            }
          }

          @Override
          public void saved(long step) {
            saved.add(step);
          }
        };
    DivergenceException diverged =
        assertThrows(
            DivergenceException.class,
            () ->
                new Trainer(engine, learner, config, poison)
                    .run(
                        TrainingCheckpoint.in(file, config, Map.of("--train", "points"), 5),
                        () -> false));
    assertEquals(11, diverged.step());
    assertEquals(List.of(5L, 10L), saved);
    assertTrue(Files.exists(file));
  }

  @Test
  void accumulatedBatchesAreOneLargeBatch() throws IOException {
    LineLearner large = new LineLearner(64, false);
    LineLearner small = new LineLearner(64, false);
    run(large, withBatches(new BatchConfig(64, 1)), () -> false);
    run(small, withBatches(new BatchConfig(16, 4)), () -> false);
    assertArrayEquals(line(large), line(small), 0.02f); // noise differs, the points do not
  }

  private static TrainingConfig withBatches(BatchConfig batches) {
    return new TrainingConfig(
        AdamWConfig.of(0.02, 0),
        new ScheduleConfig(Shape.LINEAR, 0.1),
        batches,
        new Length(100, 1000, 3),
        new Execution(Precision.FLOAT32, 2, 1));
  }

  private static TrainingConfig config(long steps, double rate, long seed) {
    return new TrainingConfig(
        AdamWConfig.of(rate, 0.01),
        new ScheduleConfig(Shape.LINEAR, 0.1),
        new BatchConfig(8, 1),
        new Length(steps, 7, Length.ENDLESS_PATIENCE),
        new Execution(Precision.FLOAT32, 2, seed));
  }

  private static TrainingResult run(
      LineLearner learner, TrainingConfig config, BooleanSupplier stop) throws IOException {
    return trainer(learner, config).run(TrainingCheckpoint.none(config), stop);
  }

  private static Trainer trainer(LineLearner learner, TrainingConfig config) {
    return new Trainer(engine, learner, config, TrainingListener.SILENT);
  }

  /** Slope and height. */
  private static float[] line(LineLearner learner) {
    return new float[] {
      Tensors.floats(learner.parameters().get("slope.weight"))[0],
      Tensors.floats(learner.parameters().get("slope.bias"))[0]
    };
  }
}
