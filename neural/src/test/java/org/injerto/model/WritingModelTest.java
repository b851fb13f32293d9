package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.injerto.checkpoint.SafetensorsWriter;
import org.injerto.checkpoint.SafetensorsWriter.Entry;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the weights of GPT-2 and T5 come from their files. */
class WritingModelTest {
  private static final GoldenFolder GPT2 = GoldenFolder.of("gpt2/lm-head");
  private static final GoldenFolder T5 = GoldenFolder.of("t5/lm-head");
  private static final String HEAD = "lm_head.weight";

  @TempDir private Path folder;

  @Test
  void aBareModelAndOneWithAHeadHoldTheSameTrunk() throws IOException {
    PretrainedModel bare = PretrainedModel.open(GoldenModel.FOLDER.resolve("gpt2/base"));
    try (Parameters trunk = bare.languageModel();
        Parameters grafted = bare.graft(2, 1)) {
      assertFalse(trunk.names().contains(HEAD));
      for (String name : trunk.names()) {
        assertTrue(name.startsWith("transformer."), name);
        assertArrayEquals(floats(trunk, name), floats(grafted, name), name);
      }
      assertEquals(List.of(2L, 32L), Tensors.shape(grafted.get("score.weight")));
      assertEquals(0.02, deviation(floats(grafted, "score.weight")), 0.006);
    }
  }

  @Test
  void aClassifierOfAnotherTaskLeavesItsTrunkBehind() throws IOException {
    PretrainedModel classifier = GoldenFolder.of("gpt2/sequence-classification").model();
    try (Parameters trained = classifier.classifier();
        Parameters grafted = classifier.graft(3, 1)) {
      for (String name : trained.names()) {
        boolean same = Arrays.equals(floats(trained, name), floats(grafted, name));
        assertEquals(!name.equals("score.weight"), same, name);
      }
    }
  }

  @Test
  void freshParametersAreDrawnAsThoseOfGpt2Were() throws IOException {
    try (Parameters fresh = GPT2.model().scratch(2, 1)) {
      assertEquals(0.02, deviation(floats(fresh, "transformer.wte.weight")), 0.001);
      assertEquals(0.02, deviation(floats(fresh, "transformer.h.1.attn.c_attn.weight")), 0.001);
      double residual = 0.02 / Math.sqrt(4); // two layers, two parts each
      assertEquals(residual, deviation(floats(fresh, "transformer.h.1.attn.c_proj.weight")), 1e-3);
      assertEquals(residual, deviation(floats(fresh, "transformer.h.0.mlp.c_proj.weight")), 1e-3);
      assertEquals(1, deviation(floats(fresh, "transformer.h.0.ln_1.weight")));
      assertEquals(0, deviation(floats(fresh, "transformer.h.0.mlp.c_fc.bias")));
      assertFalse( // no row stays zero: the reference gives the padding none of its own
          Arrays.equals(new float[32], Arrays.copyOf(floats(fresh, "transformer.wte.weight"), 32)));
    }
  }

  @Test
  void aHeadOfItsOwnIsReadAndACopyOfTheEmbeddingsIsNot() throws IOException {
    for (GoldenFolder golden : List.of(GPT2, T5)) {
      String words = golden.model().config().writing().words();
      try (Parameters parameters = golden.parameters();
          PointerScope scope = new PointerScope()) {
        Tensor copy = parameters.get(words).detach().clone();
        Tensor other = torch.flip(parameters.get(words).detach(), 0).contiguous();
        write(golden, parameters.with(HEAD, copy), name -> true, "");
        try (Parameters read = PretrainedModel.open(folder).languageModel()) {
          assertFalse(read.names().contains(HEAD));
        }
        write(golden, parameters.with(HEAD, other), name -> true, "");
        try (Parameters read = PretrainedModel.open(folder).languageModel()) {
          assertArrayEquals(Tensors.floats(other), floats(read, HEAD));
        }
      }
    }
  }

  @Test
  void whereTheHeadIsSaidNotToBeTiedItMustBeThere() throws IOException {
    try (Parameters parameters = GPT2.parameters()) {
      write(GPT2, parameters, name -> true, "\"tie_word_embeddings\": false, ");
    }
    PretrainedModel model = PretrainedModel.open(folder);
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> model.languageModel().close());
    assertTrue(refused.getMessage().contains(HEAD + " is missing; expected [200, 32]"));
  }

  @Test
  void everythingThatADecoderLacksIsNamedAtOnce() throws IOException {
    try (Parameters parameters = GPT2.parameters()) {
      write(GPT2, parameters, name -> !name.contains(".h.1."), "");
    }
    InvalidInputException refused = refused();
    assertEquals(12, refused.problems().size(), refused.getMessage());
    assertTrue(
        refused
            .getMessage()
            .contains("transformer.h.1.attn.c_attn.weight is missing; expected [32, 96]"));

    try (Parameters parameters = T5.parameters()) {
      write(T5, parameters, name -> !name.startsWith("decoder."), "");
    }
    assertEquals(28, refused().problems().size());
  }

  @Test
  void aTensorThatHasNoPlaceIsNamed() throws IOException {
    try (Parameters parameters = GPT2.parameters();
        PointerScope scope = new PointerScope()) {
      Parameters more = parameters.with("transformer.h.2.ln_1.weight", Tensors.zeros(32));
      write(GPT2, more, name -> true, "");
      assertTrue(refused().getMessage().contains("transformer.h.2.ln_1.weight is unexpected"));
    }
  }

  /** Old files of T5 hold the table three times, and a bias that nothing reads. */
  @Test
  void whatOldFilesOfT5HoldBesidesIsLeftOut() throws IOException {
    String unread = "decoder.block.0.layer.1.EncDecAttention.relative_attention_bias.weight";
    try (Parameters parameters = T5.parameters();
        PointerScope scope = new PointerScope()) {
      Tensor copy = parameters.get("shared.weight").detach().clone();
      Parameters old =
          parameters
              .with("encoder.embed_tokens.weight", copy)
              .with("decoder.embed_tokens.weight", copy)
              .with(unread, Tensors.zeros(8, 4));
      write(T5, old, name -> true, "");
      try (Parameters read = PretrainedModel.open(folder).languageModel()) {
        assertEquals(parameters.names(), read.names());
      }
      write(T5, old, name -> !name.equals("shared.weight"), "");
      try (Parameters read = PretrainedModel.open(folder).languageModel()) {
        assertArrayEquals(Tensors.floats(copy), floats(read, "shared.weight"));
      }
    }
  }

  @Test
  void whatIsAskedOfAModelThatCannotDoItIsRefused() throws IOException {
    PretrainedModel bert = PretrainedModel.open(GoldenModel.FOLDER.resolve("bert/masked-lm"));
    assertThrows(InvalidInputException.class, () -> bert.languageModel().close());
    assertThrows(InvalidInputException.class, () -> T5.model().graft(2, 1).close());
    assertThrows(InvalidInputException.class, () -> GPT2.model().encoder().close());
  }

  private InvalidInputException refused() throws IOException {
    PretrainedModel model = PretrainedModel.open(folder);
    return assertThrows(InvalidInputException.class, () -> model.languageModel().close());
  }

  /** A folder with some of the parameters, and fields at the beginning of its configuration. */
  private void write(
      GoldenFolder golden, Parameters parameters, Predicate<String> names, String fields)
      throws IOException {
    List<Entry> entries = new ArrayList<>(parameters.only(names).entries());
    Path file = folder.resolve("model.safetensors");
    Files.deleteIfExists(file);
    SafetensorsWriter.write(file, entries, Map.of());
    String config = Files.readString(golden.folder().resolve("config.json"));
    if (!fields.isEmpty()) {
      config =
          config
              .replaceFirst("\"tie_word_embeddings\": true,", "")
              .replaceFirst("\\{", "{" + fields);
    }
    Files.writeString(folder.resolve("config.json"), config);
  }

  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares / values.length);
  }

  private static float[] floats(Parameters parameters, String name) {
    return Tensors.floats(parameters.get(name));
  }
}
