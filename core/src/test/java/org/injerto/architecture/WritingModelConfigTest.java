package org.injerto.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.injerto.architecture.EncoderDecoderConfig.RelativePositions;
import org.injerto.architecture.EncoderDecoderConfig.RelativePositions.Direction;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configurations of models that write: GPT-2 and T5. */
class WritingModelConfigTest {
  @TempDir Path folder;

  /** Distances and buckets that transformers' T5Attention._relative_position_bucket gives. */
  @Test
  void farDistancesShareBuckets() {
    RelativePositions positions = new RelativePositions(32, 128, 512);
    Map<Integer, Integer> both =
        Map.of(-1000, 15, -64, 14, -16, 10, -7, 7, 0, 0, 1, 17, 8, 24, 16, 26, 64, 30, 127, 31);
    both.forEach(
        (distance, bucket) ->
            assertEquals(bucket, positions.bucket(distance, Direction.BOTH), "" + distance));
    Map<Integer, Integer> back =
        Map.of(-128, 31, -91, 29, -64, 26, -32, 21, -23, 18, -16, 16, -15, 15, 0, 0, 64, 0);
    back.forEach(
        (distance, bucket) ->
            assertEquals(bucket, positions.bucket(distance, Direction.BACK), "" + distance));
  }

  @Test
  void missingFieldsAreThoseOfTheSmallestGpt2() throws IOException {
    DecoderConfig config = gpt2("\"n_inner\": null, \"pad_token_id\": null");
    assertEquals(new EncoderConfig.Size(12, 768, 12, 3072), config.size());
    assertEquals(
        new DecoderConfig.Vocabulary(50_257, 1024, OptionalInt.empty(), List.of(50_256), true),
        config.vocabulary());
    assertEquals(new DecoderConfig.Dropout(0.1, 0.1, 0.1), config.dropout());
    assertEquals(new DecoderConfig.AttentionScale(true, false), config.attentionScale());
    assertEquals(new EncoderConfig.Numbers(Activation.GELU_TANH, 1e-5, 0.02), config.numbers());
    assertEquals(1024, config.maxLength());
    assertEquals(50_256, config.paddingId());
  }

  @Test
  void whatGpt2SaysIsRead() throws IOException {
    DecoderConfig config =
        gpt2(
            """
            "n_embd": 20, "n_layer": 3, "n_head": 5, "n_inner": 7, "vocab_size": 30,
            "n_positions": 11, "pad_token_id": 4, "eos_token_id": [1, 2],
            "activation_function": "relu", "embd_pdrop": 0.2, "attn_pdrop": 0, "resid_pdrop": 0.3,
            "scale_attn_weights": false, "scale_attn_by_inverse_layer_idx": true,
            "tie_word_embeddings": false, "reorder_and_upcast_attn": true
            """);
    assertEquals(new EncoderConfig.Size(3, 20, 5, 7), config.size());
    assertEquals(
        new DecoderConfig.Vocabulary(30, 11, OptionalInt.of(4), List.of(1, 2), false),
        config.vocabulary());
    assertEquals(new DecoderConfig.Dropout(0.2, 0, 0.3), config.dropout());
    assertEquals(1.0 / 3, config.attentionScale().of(2, 4));
    assertEquals(4, config.paddingId());
  }

  @Test
  void theFeedForwardNetworkOfGpt2IsFourTimesAsWideUnlessSaid() throws IOException {
    assertEquals(80, gpt2("\"n_embd\": 20, \"n_head\": 5").size().intermediateSize());
  }

  @Test
  void aVocabularyWithoutTheUsualEndHasNone() throws IOException {
    DecoderConfig config = gpt2("\"vocab_size\": 80");
    assertEquals(List.of(), config.vocabulary().endIds());
    assertEquals(0, config.paddingId());
  }

  @Test
  void everyProblemOfGpt2IsNamedAtOnceByItsOwnNames() {
    InvalidInputException refused =
        refused(
            """
            {"model_type": "gpt2", "n_embd": 10, "n_head": 4, "n_inner": 0,
             "activation_function": "gelu_nex", "add_cross_attention": true, "attn_pdrop": 1.5,
             "vocab_size": 50, "pad_token_id": 50, "eos_token_id": [1, 50],
             "tie_word_embeddings": "yes", "layer_norm_epsilon": -1}
            """);
    assertEquals(9, refused.problems().size(), refused.getMessage());
    for (String said :
        List.of(
            "n_embd is 10, which is no multiple of n_head=4",
            "n_inner is 0",
            "activation_function is \"gelu_nex\"; did you mean \"gelu_new\"?",
            "add_cross_attention is true",
            "attn_pdrop is 1.5",
            "pad_token_id is 50; expected 0 … 49",
            "eos_token_id is [1,50]; expected 0 … 49",
            "tie_word_embeddings is \"yes\"",
            "layer_norm_epsilon is -1")) {
      assertTrue(refused.getMessage().contains(said), said + " in " + refused.getMessage());
    }
  }

  @Test
  void missingFieldsAreThoseOfTheSmallestT5() throws IOException {
    EncoderDecoderConfig config = t5("\"num_decoder_layers\": null");
    assertEquals(new EncoderDecoderConfig.Size(6, 6, 512, 8, 64, 2048), config.size());
    assertEquals(
        new EncoderDecoderConfig.Vocabulary(32_128, 0, 0, List.of(1), true), config.vocabulary());
    assertEquals(new EncoderDecoderConfig.RelativePositions(32, 128, 512), config.positions());
    assertEquals(
        new EncoderDecoderConfig.FeedForward(Activation.RELU, false), config.feedForward());
    assertEquals(0.1, config.dropout());
    assertEquals(1e-6, config.layerNormEpsilon());
  }

  @Test
  void oneWordSaysWhatTheFeedForwardNetworkOfT5Computes() throws IOException {
    assertEquals(
        new EncoderDecoderConfig.FeedForward(Activation.GELU_TANH, true),
        t5("\"feed_forward_proj\": \"gated-gelu\"").feedForward());
    assertEquals(
        new EncoderDecoderConfig.FeedForward(Activation.SILU, true),
        t5("\"feed_forward_proj\": \"gated-silu\"").feedForward());
    assertEquals(
        new EncoderDecoderConfig.FeedForward(Activation.GELU, false),
        t5("\"feed_forward_proj\": \"gelu\"").feedForward());
    assertEquals(
        new EncoderDecoderConfig.FeedForward(Activation.GELU, true),
        t5("\"feed_forward_proj\": \"gated-gelu\", \"dense_act_fn\": \"gelu\"").feedForward());
  }

  /** Version 1.1 of T5 says that its head is its own, from which its scale follows. */
  @Test
  void outputsAreScaledAsEitherVersionOfTheFileSays() throws IOException {
    assertFalse(t5("\"tie_word_embeddings\": false").vocabulary().scaledOutputs());
    assertFalse(t5("\"scale_decoder_outputs\": false").vocabulary().scaledOutputs());
    assertTrue(
        t5("\"tie_word_embeddings\": false, \"scale_decoder_outputs\": true")
            .vocabulary()
            .scaledOutputs());
  }

  @Test
  void writingBeginsAfterThePaddingUnlessSaid() throws IOException {
    assertEquals(5, t5("\"pad_token_id\": 5").vocabulary().startId());
    assertEquals(
        7, t5("\"pad_token_id\": 5, \"decoder_start_token_id\": 7").vocabulary().startId());
  }

  @Test
  void everyProblemOfT5IsNamedAtOnce() {
    InvalidInputException refused =
        refused(
            """
            {"model_type": "t5", "d_model": 0, "num_decoder_layers": 9999, "d_kv": "64",
             "feed_forward_proj": "gated-geluu", "is_decoder": true, "is_encoder_decoder": false,
             "relative_attention_num_buckets": 3, "decoder_start_token_id": -1,
             "scale_decoder_outputs": 1}
            """);
    assertEquals(9, refused.problems().size(), refused.getMessage());
    assertTrue(
        refused.getMessage().contains("feed_forward_proj is \"geluu\"; did you mean \"gelu\"?"),
        refused.getMessage());
  }

  @Test
  void distancesThatAreFarMustBeFartherThanThoseThatAreNear() {
    String json =
        """
        {"model_type": "t5", "relative_attention_num_buckets": 32,
         "relative_attention_max_distance": 16}
        """;
    assertEquals(1, refused(json).problems().size());
  }

  @Test
  void aClassifierOverGpt2HasWhatMarksItsPadding() throws IOException {
    ModelConfig grafted =
        read("{\"model_type\": \"gpt2\", \"pad_token_id\": null}")
            .withClassifier(List.of("no", "sí"), ProblemType.SINGLE_LABEL);
    assertEquals("GPT2ForSequenceClassification", grafted.className());
    assertTrue(grafted.toJson().contains("\"pad_token_id\" : 50256"), grafted.toJson());
    ModelConfig own =
        read("{\"model_type\": \"gpt2\", \"pad_token_id\": 3}")
            .withClassifier(List.of("no", "sí"), ProblemType.SINGLE_LABEL);
    assertTrue(own.toJson().contains("\"pad_token_id\" : 3"), own.toJson());
  }

  private DecoderConfig gpt2(String fields) throws IOException {
    return (DecoderConfig) read("{\"model_type\": \"gpt2\", " + fields + "}").architecture();
  }

  private EncoderDecoderConfig t5(String fields) throws IOException {
    return (EncoderDecoderConfig) read("{\"model_type\": \"t5\", " + fields + "}").architecture();
  }

  private InvalidInputException refused(String json) {
    return assertThrows(InvalidInputException.class, () -> read(json));
  }

  private ModelConfig read(String json) throws IOException {
    Path file = folder.resolve("config.json");
    Files.writeString(file, json);
    return ModelConfig.read(file);
  }
}
