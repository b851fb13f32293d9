package org.injerto.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterNamesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "bert, module.embeddings.LayerNorm.gamma, bert.embeddings.LayerNorm.weight",
    "bert, bert.encoder.layer.1.output.LayerNorm.beta, bert.encoder.layer.1.output.LayerNorm.bias",
    "bert, pooler.dense.weight, bert.pooler.dense.weight",
    "bert, cls.predictions.transform.LayerNorm.gamma, cls.predictions.transform.LayerNorm.weight",
    "bert, cls.predictions.bias, cls.predictions.bias",
    "roberta, encoder.layer.0.attention.self.key.bias, roberta.encoder.layer.0.attention.self.key.bias",
    "xlm-roberta, module.roberta.pooler.dense.bias, roberta.pooler.dense.bias",
    "camembert, lm_head.layer_norm.weight, lm_head.layer_norm.weight",
    "distilbert, transformer.layer.5.ffn.lin1.bias, distilbert.transformer.layer.5.ffn.lin1.bias",
    "distilbert, vocab_layer_norm.beta, vocab_layer_norm.bias",
    "electra, embeddings_project.weight, electra.embeddings_project.weight",
    "electra, discriminator_predictions.dense.bias, discriminator_predictions.dense.bias",
    "albert, pooler.weight, albert.pooler.weight",
    "albert, encoder.embedding_hidden_mapping_in.bias, albert.encoder.embedding_hidden_mapping_in.bias",
    "deberta-v2, pooler.dense.weight, pooler.dense.weight",
    "deberta-v2, encoder.layer.0.attention.self.query_proj.bias, deberta.encoder.layer.0.attention.self.query_proj.bias"
  })
  void aTensorHasTheNameThatItHasInAModelWithAHead(String type, String tensor, String name)
      throws IOException {
    assertEquals(Optional.of(name), names(type, "").canonical(tensor));
  }

  @ParameterizedTest
  @CsvSource({
    "bert, bert.embeddings.position_ids, ",
    "roberta, embeddings.token_type_ids, ",
    "bert, cls.predictions.decoder.weight, bert.embeddings.word_embeddings.weight",
    "bert, module.cls.predictions.decoder.bias, cls.predictions.bias",
    "roberta, lm_head.decoder.bias, lm_head.bias",
    "electra, generator_lm_head.weight, electra.embeddings.word_embeddings.weight",
    "albert, predictions.decoder.weight, albert.embeddings.word_embeddings.weight",
    "distilbert, vocab_projector.weight, distilbert.embeddings.word_embeddings.weight",
    "deberta-v2, cls.predictions.decoder.weight, deberta.embeddings.word_embeddings.weight"
  })
  void buffersAndCopiesAreNoParameters(String type, String tensor, String copied)
      throws IOException {
    ParameterNames names = names(type, "");
    assertEquals(Optional.empty(), names.canonical(tensor));
    assertEquals(Optional.ofNullable(copied), names.copied(tensor));
  }

  @Test
  void aDecoderOfItsOwnIsNoCopy() throws IOException {
    ParameterNames names = names("bert", ", \"tie_word_embeddings\": false");
    String decoder = "cls.predictions.decoder.weight";
    assertEquals(Optional.of(decoder), names.canonical(decoder));
    assertEquals(Optional.empty(), names.copied(decoder));
  }

  @Test
  void aCopyIsTakenWhereTheParameterItselfIsNotThere() throws IOException {
    List<Long> shape = List.of(3L);
    ParameterMatch match =
        ParameterMatch.of(
            "model",
            names("roberta", ""),
            Map.of("lm_head.decoder.bias", shape),
            Map.of("lm_head.bias", shape),
            name -> false);
    assertEquals("lm_head.decoder.bias", match.sources().get("lm_head.bias"));
    assertEquals(List.of(), match.unused());
  }

  @Test
  void headsAreToldByTheirNamesAndByTheClassWhereNamesAreTheSame() throws IOException {
    List<String> classifier =
        List.of(
            "bert.pooler.dense.weight",
            "bert.pooler.dense.bias",
            "classifier.weight",
            "classifier.bias");
    assertEquals(
        Set.of(HeadKind.SEQUENCE_CLASSIFICATION),
        heads("bert", "BertForSequenceClassification", classifier));
    assertEquals(
        Set.of(
            HeadKind.SEQUENCE_CLASSIFICATION,
            HeadKind.TOKEN_CLASSIFICATION,
            HeadKind.MULTIPLE_CHOICE),
        heads("bert", "", classifier));
    assertEquals(
        Set.of(HeadKind.MASKED_LANGUAGE_MODEL),
        heads(
            "roberta",
            "RobertaForMaskedLM",
            List.of(
                "lm_head.bias",
                "lm_head.dense.weight",
                "lm_head.dense.bias",
                "lm_head.layer_norm.weight",
                "lm_head.layer_norm.bias")));
    assertEquals(Set.of(), heads("electra", "ElectraModel", List.of("embeddings.LayerNorm.bias")));
  }

  private Set<HeadKind> heads(String type, String className, List<String> tensors)
      throws IOException {
    String architectures =
        className.isEmpty() ? "" : ", \"architectures\": [\"" + className + "\"]";
    return HeadsFound.in(tensors, config(type, architectures));
  }

  private ParameterNames names(String type, String fields) throws IOException {
    return ParameterNames.of(config(type, fields).encoder());
  }

  private ModelConfig config(String type, String fields) throws IOException {
    Path file = folder.resolve("config.json");
    Files.writeString(file, "{\"model_type\": \"" + type + "\"" + fields + "}");
    return ModelConfig.read(file);
  }
}
