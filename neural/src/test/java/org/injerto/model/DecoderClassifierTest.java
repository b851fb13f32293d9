package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.DecoderConfig;
import org.injerto.architecture.DecoderConfig.Dropout;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.training.ClassTargets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GPT-2 as a classifier, which reads the state of the last piece that is not the padding. */
class DecoderClassifierTest {
  private static final GoldenFolder GOLDEN = GoldenFolder.of("gpt2/sequence-classification");
  private static final float TOLERANCE = 1e-5f;
  private static final int LABELS = 3;

  /** Padding on either side, in the middle, and with positions given or not. */
  @Test
  void logitsAreThoseOfTheReference() throws IOException {
    try (Parameters parameters = GOLDEN.model().classifier()) {
      int compared = 0;
      for (JsonNode testCase : GOLDEN.cases()) {
        try (PointerScope scope = new PointerScope()) {
          DecoderInput input = GoldenArrays.decoderInput(testCase.get("inputs"));
          assertArrayEquals(
              GoldenArrays.data(testCase.get("expected").get("logits")),
              Tensors.floats(logits(GOLDEN.decoder(), parameters, input)),
              TOLERANCE,
              testCase.get("name").asText());
          compared++;
        }
      }
      assertEquals(6, compared);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9}) // evaluation's attention, and the one of training
  void lossAndGradientsAreThoseOfTheReference(double dropout) throws IOException {
    DecoderConfig config = GOLDEN.decoder().with(new Dropout(dropout, dropout, dropout));
    JsonNode labelled = GOLDEN.cases().get(GOLDEN.cases().size() - 1);
    List<Integer> labels =
        labelled.get("inputs").get("labels").valueStream().map(JsonNode::intValue).toList();
    try (Parameters parameters = GOLDEN.model().classifier();
        Checkpoint wanted =
            Checkpoint.open(
                GoldenModel.FOLDER.resolve("../gradients/gpt2-classifier.safetensors"));
        PointerScope scope = new PointerScope()) {
      Tensor logits =
          SequenceClassifier.of(config, parameters)
              .apply(GoldenArrays.visible(labelled.get("inputs")), Noise.of(1, 0, 0));
      Tensor loss = ClassTargets.of(labels, List.of(), 0).loss(logits, new int[] {0, 1, 2});
      loss.backward();
      assertEquals(1.6611404, loss.item_double(), TOLERANCE);
      assertEquals(wanted.tensors().keySet().size(), parameters.names().size());
      for (String name : wanted.tensors().keySet()) {
        float[] found = Tensors.floats(parameters.get(name).grad());
        assertArrayEquals(GoldenTensors.floats(wanted, name), found, TOLERANCE, name);
      }
    }
  }

  @Test
  void lengthAndCompanyDoNotChangeTheLogits() throws IOException {
    int[] longest = IntStream.range(0, 64).map(i -> 1 + i * 3 % 199).toArray();
    List<int[]> texts = List.of(new int[] {3, 9, 4}, new int[] {7}, longest);
    try (Engine engine = Engine.start(2);
        Parameters parameters = GOLDEN.model().classifier()) {
      SequenceClassifier classifier = SequenceClassifier.of(GOLDEN.decoder(), parameters);
      float[] together = classifier.logits(texts, engine);
      for (int text = 0; text < texts.size(); text++) {
        assertArrayEquals(
            classifier.logits(List.of(texts.get(text)), engine),
            Arrays.copyOfRange(together, text * LABELS, (text + 1) * LABELS),
            TOLERANCE);
      }
    }
  }

  /** The last layer is computed for one piece of each text alone; here for all of them. */
  @Test
  void theStateOfTheLastPieceIsThatOfAllPieces() throws IOException {
    try (Engine engine = Engine.start(1);
        Parameters parameters = GOLDEN.model().classifier();
        PointerScope scope = new PointerScope()) {
      List<int[]> texts = List.of(new int[] {3, 9, 4, 8}, new int[] {7, 2});
      Tensor all =
          Decoder.of(GOLDEN.decoder(), parameters)
              .apply(DecoderInput.padded(texts, 0), Noise.none());
      float[] expected = new float[2 * 32];
      System.arraycopy(Tensors.floats(all), 3 * 32, expected, 0, 32);
      System.arraycopy(Tensors.floats(all), (4 + 1) * 32, expected, 32, 32);
      Tensor found = SequenceClassifier.of(GOLDEN.decoder(), parameters).states(texts, engine);
      assertArrayEquals(expected, Tensors.floats(found), TOLERANCE);
    }
  }

  @Test
  void anEmptyTextHasLogitsToo() throws IOException {
    try (Engine engine = Engine.start(1);
        Parameters parameters = GOLDEN.model().classifier()) {
      SequenceClassifier classifier = SequenceClassifier.of(GOLDEN.decoder(), parameters);
      float[] together = classifier.logits(List.of(new int[0], new int[] {5, 6}), engine);
      float[] alone = classifier.logits(List.of(new int[0]), engine);
      assertArrayEquals(alone, Arrays.copyOf(together, LABELS), TOLERANCE);
      for (float logit : alone) {
        assertTrue(Float.isFinite(logit));
      }
    }
  }

  private static Tensor logits(DecoderConfig config, Parameters parameters, DecoderInput input) {
    Tensor last = LastPiece.of(input.inputIds(), config.paddingId());
    Tensor states = Decoder.of(config, parameters).at(last, input, Noise.none());
    return ClassificationHead.of(config.classifier(), parameters).apply(states, Noise.none());
  }
}
