package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.injerto.checkpoint.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Losses and the gradients of all parameters against the reference: see SOURCE.md there. */
class DecoderGradientTest {
  private static final Path GRADIENTS = Path.of("src/test/resources/golden/gradients");

  @ParameterizedTest
  @CsvSource({
    // evaluation's attention, and the one of training where nothing is dropped
    "t5, t5/lm-head, 0", "t5, t5/lm-head, 1e-9",
    "t5-gated, t5/lm-head-gated-untied, 0", "t5-gated, t5/lm-head-gated-untied, 1e-9"
  })
  void aModelWithTiedEmbeddingsLearnsAsTheReference(String name, String folder, double dropout)
      throws IOException {
    GoldenFolder golden = GoldenFolder.of(folder);
    try (Parameters parameters = golden.parameters()) {
      compare(name, golden, parameters, dropout);
    }
  }

  @Test
  void aModelWithAHeadOfItsOwnLearnsAsTheReference() throws IOException {
    GoldenFolder golden = GoldenFolder.of("t5/lm-head-gated-untied");
    try (Parameters parameters = golden.parameters()) {
      Tensor head = torch.flip(parameters.get("shared.weight"), 0).detach();
      head.set_requires_grad(true);
      compare("t5-untied", golden, parameters.with("lm_head.weight", head), 0);
    }
  }

  private static void compare(
      String name, GoldenFolder golden, Parameters parameters, double dropout) throws IOException {
    EncoderDecoder model = EncoderDecoder.of(golden.encoderDecoder().with(dropout), parameters);
    JsonNode inputs = labelled(golden).get("inputs");
    try (PointerScope scope = new PointerScope()) {
      Tensor loss =
          model.loss(
              GoldenArrays.input(inputs),
              GoldenArrays.longs(inputs.get("labels")),
              Noise.of(1, 0, 0));
      loss.backward();
      compare(name, loss, parameters);
    }
  }

  private static JsonNode labelled(GoldenFolder golden) throws IOException {
    return StreamSupport.stream(golden.cases().spliterator(), false)
        .filter(one -> one.get("name").asText().equals("batch_with_labels"))
        .findFirst()
        .orElseThrow();
  }

  private static void compare(String name, Tensor loss, Parameters parameters) throws IOException {
    try (Checkpoint wanted = Checkpoint.open(GRADIENTS.resolve(name + ".safetensors"))) {
      assertEquals(
          Double.parseDouble(wanted.metadata().get("loss")), loss.item_double(), 1e-5, name);
      assertEquals(wanted.tensors().keySet().size(), parameters.names().size());
      for (String parameter : wanted.tensors().keySet()) {
        assertArrayEquals(
            GoldenTensors.floats(wanted, parameter),
            Tensors.floats(parameters.get(parameter).grad()),
            1e-5f,
            parameter);
      }
    }
  }
}
