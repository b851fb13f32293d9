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
import java.util.Optional;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs from BERT in each family, as Hugging Face's configurations have it. */
class FamilyTest {
  private static final List<String> ENCODERS =
      List.of(
          "bert",
          "roberta",
          "xlm-roberta",
          "camembert",
          "distilbert",
          "electra",
          "albert",
          "deberta-v2");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "bert, 30522, 768, 12, 12, 3072, 2, 0, 1e-12",
    "roberta, 50265, 768, 12, 12, 3072, 2, 1, 1e-12",
    "xlm-roberta, 30522, 768, 12, 12, 3072, 2, 1, 1e-12",
    "camembert, 30522, 768, 12, 12, 3072, 2, 1, 1e-12",
    "distilbert, 30522, 768, 6, 12, 3072, 0, 0, 1e-12",
    "electra, 30522, 256, 12, 4, 1024, 2, 0, 1e-12",
    "albert, 30000, 4096, 12, 64, 16384, 2, 0, 1e-12",
    "deberta-v2, 128100, 1536, 24, 24, 6144, 0, 0, 1e-7"
  })
  void whatAFileDoesNotSayIsTheDefaultOfItsClass(
      String type,
      int pieces,
      int hidden,
      int layers,
      int heads,
      int intermediate,
      int types,
      int padding,
      double epsilon)
      throws IOException {
    EncoderConfig config = read(type, "\"pad_token_id\": null").config();
    assertEquals(new EncoderConfig.Size(layers, hidden, heads, intermediate), config.size());
    assertEquals(pieces, config.vocabulary().pieces());
    assertEquals(types, config.vocabulary().types());
    assertEquals(padding, config.vocabulary().paddingId());
    assertEquals(epsilon, config.numbers().layerNormEpsilon());
    assertEquals(0.02, config.numbers().initializerRange());
  }

  @Test
  void positionsAfterThePaddingLeaveRoomForShorterTexts() throws IOException {
    assertEquals(512, read("roberta", "\"max_position_embeddings\": 514").maxLength());
    assertEquals(510, read("camembert", "\"x\": 0").maxLength());
    assertEquals(
        60,
        read("xlm-roberta", "\"max_position_embeddings\": 64, \"pad_token_id\": 3").maxLength());
    assertEquals(512, read("bert", "\"x\": 0").maxLength());
    assertEquals(512, read("deberta-v2", "\"position_biased_input\": false").maxLength());
    assertRefused("roberta", "\"max_position_embeddings\": 2", "pad_token_id=1");
  }

  @Test
  void distilBertHasNamesOfItsOwnInMessagesToo() throws IOException {
    EncoderArchitecture model =
        read(
            "distilbert",
            "\"dim\": 12, \"n_heads\": 3, \"n_layers\": 2, \"hidden_dim\": 5, \"dropout\": 0.3,"
                + "\"attention_dropout\": 0.2, \"activation\": \"relu\", \"layer_norm_eps\": 0.5");
    assertEquals(new EncoderConfig.Size(2, 12, 3, 5), model.size());
    assertEquals(new EncoderConfig.Dropout(0.3, 0.2, 0, 0.3), model.config().dropout());
    assertEquals(Activation.RELU, model.config().numbers().activation());
    assertEquals(1e-12, model.config().numbers().layerNormEpsilon()); // as in its code
    assertEquals(0.2, model.heads().sequence().dropout());
    assertRefused(
        "distilbert",
        "\"dim\": 10, \"n_heads\": 4",
        "dim is 10, which is no multiple of n_heads=4");
    assertRefused(
        "distilbert", "\"activation\": \"gelo\"", "activation is \"gelo\"; did you mean \"gelu\"?");
  }

  @Test
  void electraProjectsEmbeddingsOfAnotherSizeOnly() throws IOException {
    EncoderArchitecture small = read("electra", "\"embedding_size\": 64");
    assertEquals(
        Optional.of("electra.embeddings_project"), small.names().embeddings().projection());
    EncoderArchitecture base = read("electra", "\"embedding_size\": 256");
    assertEquals(Optional.empty(), base.names().embeddings().projection());
    assertRefused("electra", "\"summary_type\": \"mean\"", "summary_type is \"mean\"");
  }

  @Test
  void albertPassesTheSameLayersAgain() throws IOException {
    EncoderArchitecture shared = read("albert", "\"num_hidden_layers\": 3");
    String only = "albert.encoder.albert_layer_groups.0.albert_layers.0.";
    assertEquals(List.of(only, only, only), shared.names().layers());
    assertFalse(shared.hasPlainLayers());

    EncoderArchitecture groups =
        read(
            "albert", "\"num_hidden_layers\": 5, \"num_hidden_groups\": 2, \"inner_group_num\": 2");
    assertEquals(10, groups.names().layers().size());
    assertEquals(
        "albert.encoder.albert_layer_groups.0.albert_layers.1.", groups.names().layers().get(5));
    assertEquals(
        "albert.encoder.albert_layer_groups.1.albert_layers.0.", groups.names().layers().get(6));
    assertRefused(
        "albert", "\"num_hidden_layers\": 2, \"num_hidden_groups\": 3", "num_hidden_groups is 3");
  }

  @Test
  void dropoutStandsWhereTheFamilyHasIt() throws IOException {
    String two = "\"hidden_dropout_prob\": 0.3, \"attention_probs_dropout_prob\": 0.2";
    EncoderConfig.Dropout usual = new EncoderConfig.Dropout(0.3, 0.2, 0.3, 0.3);
    for (String type : List.of("bert", "roberta", "electra", "deberta-v2")) {
      assertEquals(usual, read(type, two).config().dropout(), type);
      assertEquals(0.3, read(type, two).heads().sequence().dropout(), type);
      assertEquals(0, read(type, two).heads().answer().dropout(), type);
    }
    assertEquals(
        new EncoderConfig.Dropout(0.3, 0.2, 0.3, 0), read("albert", two).config().dropout());
    Heads roberta = read("roberta", two + ", \"classifier_dropout\": 0.4").heads();
    assertEquals(0.4, roberta.sequence().dropout());
    assertEquals(0.4, roberta.sequence().pooling().dropout());
    assertEquals(0.3, roberta.choice().dropout());
    assertEquals(0, read("bert", two).heads().sequence().pooling().dropout());
    Heads distilled = read("distilbert", "\"qa_dropout\": 0.6").heads();
    assertEquals(0.6, distilled.answer().dropout());
    assertEquals(0.1, distilled.pieces().dropout());
    Heads albert = read("albert", two + ", \"classifier_dropout_prob\": 0.5").heads();
    assertEquals(0.5, albert.sequence().dropout());
    Heads deberta =
        read("deberta-v2", two + ", \"pooler_dropout\": 0.1, \"cls_dropout\": 0.5").heads();
    assertEquals(0.1, deberta.sequence().pooling().dropout());
    assertEquals(0.5, deberta.sequence().dropout());
    assertEquals(0.3, deberta.pieces().dropout());
  }

  @Test
  void debertasAttentionIsAsTheFileSays() throws IOException {
    String relative = "\"relative_attention\": true, \"share_att_key\": true, ";
    for (String terms : List.of("\"c2p|p2c\"", "\" P2C | C2P \"", "[\"p2c\", \"c2p\"]")) {
      Attention.Disentangled both = disentangled(relative + "\"pos_att_type\": " + terms);
      assertEquals(new Attention.Terms(true, true, true), both.terms());
      assertEquals(new Attention.Distances(0, 512), both.distances());
      assertEquals("", both.table().norm());
    }
    Attention.Disentangled one =
        disentangled(
            "\"relative_attention\": true, \"pos_att_type\": [\"p2c\"], \"position_buckets\": 256,"
                + " \"norm_rel_ebd\": \"layer_norm\", \"max_relative_positions\": 128");
    assertEquals(new Attention.Terms(false, true, false), one.terms());
    assertEquals(new Attention.Distances(256, 128), one.distances());
    assertEquals("deberta.encoder.LayerNorm", one.table().norm());
    assertTrue(read("deberta-v2", "\"x\": 0").config().attention() instanceof Attention.DotProduct);
  }

  @Test
  void whatWouldMakeAnotherModelOfTheSameWeightsIsRefused() {
    assertRefused("deberta-v2", "\"pos_att_type\": \"c2p\"", "pos_att_type is [c2p]");
    assertRefused("deberta-v2", "\"embedding_size\": 128", "embedding_size is 128");
    assertRefused("deberta-v2", "\"conv_kernel_size\": 4", "conv_kernel_size is 4");
    assertRefused("deberta-v2", "\"conv_kernel_size\": 3, \"conv_groups\": 2", "conv_groups is 2");
    assertRefused("roberta", "\"is_decoder\": true", "is_decoder is true");
    assertRefused(
        "bert", "\"position_embedding_type\": \"relative_key\"", "position_embedding_type");
    assertRefused("roberto", "\"x\": 0", "did you mean \"roberta\"?");
  }

  @Test
  void hostileNumbersFillNoMemory() {
    assertRefused("bert", "\"num_hidden_layers\": 2000000000", "num_hidden_layers");
    assertRefused("albert", "\"inner_group_num\": 2000000000", "inner_group_num");
    assertRefused("bert", "\"num_labels\": 2000000000", "num_labels");
  }

  /** Distances and buckets that transformers' make_log_bucket_position gives. */
  @Test
  void farDistancesShareBuckets() {
    Attention.Distances large = new Attention.Distances(256, 512);
    Map<Integer, Integer> expected =
        Map.of(-300, -207, 4, 4, 63, 63, 129, 129, 200, 169, 300, 207, 511, 255);
    expected.forEach((distance, bucket) -> assertEquals(bucket, large.bucket(distance)));
    Attention.Distances small = new Attention.Distances(8, 64);
    Map.of(4, 4, 5, 5, 9, 5, 20, 6, 63, 7)
        .forEach((distance, bucket) -> assertEquals(bucket, small.bucket(distance)));
    assertEquals(15, small.row(700));
    assertEquals(0, small.row(-700));
    Attention.Distances all = new Attention.Distances(0, 64);
    assertEquals(64 - 63, all.row(-63));
    assertEquals(127, all.row(80));
  }

  @Test
  void aDecoderThatIsNotTiedHasAWeightOfItsOwn() throws IOException {
    for (String type : ENCODERS) {
      Head.Decoder tied = read(type, "\"x\": 0").heads().masked().decoder();
      assertTrue(tied.tied() && tied.weight().endsWith("word_embeddings.weight"), type);
      EncoderArchitecture own = read(type, "\"tie_word_embeddings\": false");
      Head.Decoder decoder = own.heads().masked().decoder();
      assertFalse(decoder.tied(), type);
      Map<String, List<Long>> shapes =
          ParameterShapes.of(own, List.of(HeadKind.MASKED_LANGUAGE_MODEL), 2);
      EncoderConfig.Vocabulary vocabulary = own.vocabulary();
      assertEquals(
          List.of((long) vocabulary.pieces(), (long) vocabulary.embeddingSize()),
          shapes.get(decoder.weight()),
          type);
      assertEquals(List.of((long) vocabulary.pieces()), shapes.get(decoder.bias()), type);
    }
  }

  private Attention.Disentangled disentangled(String fields) throws IOException {
    return (Attention.Disentangled) read("deberta-v2", fields).config().attention();
  }

  private void assertRefused(String type, String fields, String part) {
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> read(type, fields));
    assertEquals(1, refused.problems().size(), refused.getMessage());
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }

  private EncoderArchitecture read(String type, String fields) throws IOException {
    Path file = folder.resolve("config.json");
    Files.writeString(file, "{\"model_type\": \"" + type + "\", " + fields + "}");
    return ModelConfig.read(file).encoder();
  }
}
