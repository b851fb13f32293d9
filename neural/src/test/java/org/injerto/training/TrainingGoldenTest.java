package org.injerto.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.model.Engine;
import org.injerto.model.GoldenArrays;
import org.injerto.model.Parameters;
import org.injerto.model.Tensors;
import org.injerto.training.LearningRateSchedule.Linear;
import org.injerto.training.LearningRateSchedule.Warmup;
import org.injerto.training.TrainingConfig.Execution;
import org.injerto.training.UpdateBatches.Update;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten updates of the reference: losses, gradients, norms, and where the parameters went. */
class TrainingGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/training");
  private static final double DECAY = 0.01;
  private static final LearningRateSchedule SCHEDULE = new Linear(1e-3, new Warmup(3, 10));

  @ParameterizedTest
  @CsvSource({
    "sequence-classification, 1", "sequence-classification, 2",
    "multi-label, 1", "multi-label, 2",
    "regression, 1", "regression, 2",
    "label-smoothing, 1", "label-smoothing, 2",
    "label-smoothing-tokens, 1", "label-smoothing-tokens, 2",
    "masked-lm, 1", "masked-lm, 2",
    "token-classification, 1", "token-classification, 2",
    "gradient-accumulation, 1", "gradient-accumulation, 2"
  })
  void tenUpdatesAreThoseOfTheReference(String task, int threads) throws IOException {
    Path folder = GOLDEN.resolve(task);
    JsonNode expected = GoldenArrays.read(folder.resolve("expected.json"));
    JsonNode convention = expected.has("items") ? expected.get("items") : expected;
    String suffix = expected.has("items") ? "_items" : "";
    Execution execution = new Execution(Precision.FLOAT32, threads, 1);
    try (Engine engine = Engine.start(threads);
        Parameters start = start(folder);
        GoldenLearner learner = GoldenLearner.of(task, folder, start);
        Replicas replicas = new Replicas(learner, execution, engine);
        AdamW optimizer = new AdamW(learner.parameters(), AdamWConfig.of(1e-3, DECAY), engine)) {
      double left = 1;
      int comparisons = 0;
      for (int step = 0; step < 10; step++) {
        JsonNode wanted = convention.get("steps").get(step);
        double loss = replicas.backward(update(learner, step, threads).shares(), step);
        assertEquals(wanted.get("loss").asDouble(), loss, 1e-5, "loss of update " + step);
        if (step == 0) {
          compareGradients(folder, learner.parameters());
        }
        double norm = optimizer.update(SCHEDULE.at(step));
        double wantedNorm = wanted.get("grad_norm").asDouble();
        assertEquals(wantedNorm, norm, 1e-5 * wantedNorm, "norm of update " + step);
        left *= 1 - SCHEDULE.at(step) * DECAY;
        Path after = folder.resolve("after_step_" + (step + 1) + suffix + ".safetensors");
        if (Files.exists(after)) {
          learner.synchronise(left);
          compareParameters(after, start, expected);
          comparisons++;
        }
      }
      assertEquals(expected.has("items") ? 1 : 2, comparisons);
    }
  }

  /** The reference's batch, or what several threads make of it: shares of unequal size. */
  private static Update update(GoldenLearner learner, int step, int threads) {
    List<int[]> batches = new ArrayList<>();
    for (int[] batch : learner.batches(step)) {
      int cut = threads == 1 ? batch.length : batch.length - 1;
      batches.add(IntStream.range(0, cut).map(i -> batch[i]).toArray());
      if (cut < batch.length) {
        batches.add(IntStream.range(cut, batch.length).map(i -> batch[i]).toArray());
      }
    }
    return Update.of(learner, batches);
  }

  private static Parameters start(Path folder) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(folder.resolve("start.safetensors"))) {
      Map<String, List<Long>> shapes = new LinkedHashMap<>();
      checkpoint.tensors().forEach((name, info) -> shapes.put(name, info.shape()));
      Parameters parameters = Parameters.zeros(shapes);
      for (String name : shapes.keySet()) {
        checkpoint.read(name, Tensors.memory(parameters.get(name)));
      }
      return parameters;
    }
  }

  private static void compareGradients(Path folder, Parameters parameters) throws IOException {
    Path file = folder.resolve("gradients_step_1.safetensors");
    if (!Files.exists(file)) {
      return; // gradient accumulation has none
    }
    try (Checkpoint wanted = Checkpoint.open(file)) {
      for (String name : wanted.tensors().keySet()) {
        float[] found = Tensors.floats(parameters.get(name).grad());
        if (!GoldenLearner.isCompact(name, parameters, wanted)) {
          assertArrayEquals(floats(wanted, name), found, 1e-5f, name);
        }
      }
    }
  }

  private static void compareParameters(Path file, Parameters parameters, JsonNode expected)
      throws IOException {
    Set<String> noise = Set.copyOf(GoldenLearner.texts(expected.get("not_comparable")));
    int compared = 0;
    try (Checkpoint wanted = Checkpoint.open(file)) {
      for (String name : wanted.tensors().keySet()) {
        if (!noise.contains(name)) {
          assertArrayEquals(
              floats(wanted, name), Tensors.floats(parameters.get(name)), 5e-5f, name);
          compared++;
        }
      }
      assertEquals(wanted.tensors().size() - noise.size(), compared);
    }
  }

  private static float[] floats(Checkpoint checkpoint, String name) throws IOException {
    FloatBuffer into = FloatBuffer.allocate((int) checkpoint.tensors().get(name).elements());
    checkpoint.read(name, into);
    return into.array();
  }
}
