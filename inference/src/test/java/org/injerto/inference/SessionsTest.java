package org.injerto.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.injerto.architecture.ModelConfig;
import org.injerto.bundle.Bundle;
import org.injerto.inference.InferenceConfig.PrecisionChoice;
import org.injerto.onnx.OnnxTask;
import org.injerto.task.FeatureExtractor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which session computes a batch. */
class SessionsTest {
  @TempDir private static Path folder;
  private static Path exported;

  @BeforeAll
  static void export() throws Exception {
    exported = ExportedMini.in(folder, OnnxTask.FEATURE_EXTRACTION);
  }

  private static Sessions sessions(int threads) throws Exception {
    NativeLibrary.prepare();
    OrtEnvironment environment = OrtEnvironment.getEnvironment("injerto");
    return Sessions.open(environment, ExportedGraph.FP32.in(exported), threads);
  }

  @Test
  void onlyABatchThatIsAloneHasSeveralThreads() throws Exception {
    try (Sessions sessions = sessions(2)) {
      sessions.begin(1);
      OrtSession alone = sessions.fitting();
      sessions.begin(2);
      OrtSession among = sessions.fitting();
      assertNotSame(alone, among);
      sessions.end();
      assertSame(among, sessions.fitting());
      sessions.end();
      assertSame(alone, sessions.fitting());
    }
  }

  @Test
  void withOneThreadTheGraphIsLoadedOnce() throws Exception {
    try (Sessions sessions = sessions(1)) {
      sessions.begin(1);
      OrtSession alone = sessions.fitting();
      sessions.begin(1);
      assertSame(alone, sessions.fitting());
    }
  }

  /** A failure must not leave a batch counted, or no later one would be alone. */
  @Test
  void aBatchThatFailsIsOver() throws Exception {
    try (OnnxGraph graph = OnnxGraph.open(ExportedGraph.FP32.in(exported), 0, 1, 2)) {
      List<OrtSession> used = new ArrayList<>();
      List<int[]> one = List.of(new int[] {2, 5, 3});
      graph.forEach(one, batch -> used.add(graph.sessions().fitting()));
      assertThrows(
          IllegalStateException.class,
          () -> graph.forEach(one, batch -> graph.run(batch.texts(), "no output", numbers -> {})));
      graph.forEach(one, batch -> used.add(graph.sessions().fitting()));
      assertSame(used.get(0), used.get(1));
    }
  }

  @Test
  void theVectorIsTheSameOnAnyNumberOfThreads() throws Exception {
    float[] one = vector(1);
    float[] three = vector(3);
    for (int i = 0; i < one.length; i++) {
      assertEquals(one[i], three[i], 1e-5);
    }
  }

  private static float[] vector(int threadsPerText) throws Exception {
    InferenceConfig config =
        new InferenceConfig(2, OptionalInt.of(threadsPerText), PrecisionChoice.FP32);
    try (LoadedModel model = LoadedModel.open(exported, config)) {
      FeatureExtractor extractor = (FeatureExtractor) model.pipeline();
      return extractor.extract("La casa que compraron sus abuelos está junto al río.").toArray();
    }
  }

  @Test
  void aLargeModelGetsUpToFourThreadsForAText() throws Exception {
    ModelConfig small = Bundle.exported(exported).config();
    ModelConfig large = withHiddenSize(512);
    Path int8 = ExportedGraph.INT8.in(exported);
    Path fp32 = ExportedGraph.FP32.in(exported);
    InferenceConfig usual = new InferenceConfig(8, PrecisionChoice.FASTEST);
    assertEquals(1, usual.threadsPerText(small, int8));
    assertEquals(4, usual.threadsPerText(small, fp32));
    assertEquals(4, usual.threadsPerText(large, int8));
    assertEquals(1, usual.threadsPerText(withHiddenSize(128), fp32));
    InferenceConfig two = new InferenceConfig(2, PrecisionChoice.FASTEST);
    assertEquals(2, two.threadsPerText(large, int8));
    InferenceConfig said = new InferenceConfig(8, OptionalInt.of(6), PrecisionChoice.FASTEST);
    assertEquals(6, said.threadsPerText(small, int8));
  }

  private static ModelConfig withHiddenSize(int size) throws IOException {
    String config = Files.readString(exported.resolve("config.json"));
    Path changed = folder.resolve("config.json");
    String larger = config.replaceAll("\"hidden_size\": *\\d+", "\"hidden_size\": " + size);
    return ModelConfig.read(Files.writeString(changed, larger));
  }
}
