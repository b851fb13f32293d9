package org.injerto.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelConfigTest {
  @TempDir Path folder;

  @Test
  void missingFieldsAreThoseOfBertBase() throws IOException {
    EncoderArchitecture bert = read("{\"model_type\": \"bert\", \"pad_token_id\": null}").encoder();
    EncoderConfig encoder = bert.config();
    assertEquals(new EncoderConfig.Size(12, 768, 12, 3072), encoder.size());
    assertEquals(new EncoderConfig.Vocabulary(30522, 2, 0, 768), encoder.vocabulary());
    assertEquals(new Positions.FromZero(512), encoder.positions());
    assertEquals(new EncoderConfig.Dropout(0.1, 0.1, 0.1, 0.1), encoder.dropout());
    assertEquals(0.1, bert.heads().sequence().dropout());
    assertEquals(new EncoderConfig.Numbers(Activation.GELU, 1e-12, 0.02), encoder.numbers());
  }

  @Test
  void theClassifierDropsAsTheHiddenLayersDoUnlessSaid() throws IOException {
    ModelConfig said =
        read("{\"model_type\": \"bert\", \"hidden_dropout_prob\": 0.3, \"classifier_dropout\": 0}");
    assertEquals(0, said.encoder().heads().sequence().dropout());
    ModelConfig silent = read("{\"model_type\": \"bert\", \"hidden_dropout_prob\": 0.3}");
    assertEquals(0.3, silent.encoder().heads().sequence().dropout());
  }

  @Test
  void aNewHeadKeepsWhatIsNotUnderstood() throws IOException {
    ModelConfig grafted =
        read("{\"model_type\": \"bert\", \"architectures\": [\"BertForMaskedLM\"], \"x\": {\"y\": 1}}")
            .withClassifier(List.of("no", "sí"), ProblemType.SINGLE_LABEL);
    ModelConfig again = read(grafted.toJson());
    assertTrue(again.hasClassifier());
    assertEquals(List.of("no", "sí"), again.labels());
    assertEquals(ProblemType.SINGLE_LABEL, again.problemType());
    assertTrue(again.toJson().replaceAll("\\s", "").contains("\"x\":{\"y\":1}"));
  }

  @Test
  void whatLabelsMeanIsNoPartOfTheComputation() throws IOException {
    String before =
        computation("\"id2label\": {\"0\": \"a\", \"1\": \"b\"}, \"dtype\": \"float32\"");
    assertEquals(before, computation("\"id2label\": {\"1\": \"no\", \"0\": \"sí\"}"));
    assertEquals(before, computation("\"num_labels\": 2, \"problem_type\": \"regression\""));
  }

  @Test
  void whatChangesTheNumbersIsAPartOfTheComputation() throws IOException {
    String before = computation("\"layer_norm_eps\": 1e-12");
    assertEquals(before, computation("\"layer_norm_eps\": 1.0E-12"));
    assertNotEquals(before, computation("\"layer_norm_eps\": 1e-7"));
    assertNotEquals(before, computation("\"layer_norm_eps\": 1e-12, \"num_labels\": 3"));
    assertNotEquals(before, computation("\"layer_norm_eps\": 1e-12, \"of_the_future\": true"));
  }

  private String computation(String fields) throws IOException {
    return read("{" + fields + ", \"model_type\": \"bert\"}").computation();
  }

  @Test
  void everyProblemIsNamedAtOnce() {
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class,
            () ->
                read(
                    """
                    {"model_type": "bart", "hidden_size": "768", "num_hidden_layers": 0,
                     "hidden_act": "gelo", "hidden_dropout_prob": 1.5, "layer_norm_eps": -1,
                     "is_decoder": true, "position_embedding_type": "relative_key"}
                    """));
    assertEquals(8, refused.problems().size(), refused.getMessage());
    assertTrue(refused.getMessage().contains("did you mean \"gelu\"?"));
  }

  @Test
  void headsMustDivideTheHiddenSize() {
    String json = "{\"model_type\": \"bert\", \"hidden_size\": 10, \"num_attention_heads\": 4}";
    assertThrows(InvalidInputException.class, () -> read(json));
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThrows(InvalidInputException.class, () -> read("[]"));
    assertThrows(InvalidInputException.class, () -> read("{\"model_type\":"));
    assertThrows(InvalidInputException.class, () -> read(""));
  }

  @Test
  void labelsMustBeNumberedWithoutGaps() {
    String json = "{\"model_type\": \"bert\", \"id2label\": {\"0\": \"a\", \"2\": \"b\"}}";
    assertThrows(InvalidInputException.class, () -> read(json));
  }

  @Test
  void aMaskedLanguageModelHasNoClassifier() throws IOException {
    ModelConfig config =
        read("{\"model_type\": \"bert\", \"architectures\": [\"BertForMaskedLM\"]}");
    assertFalse(config.hasClassifier());
  }

  private ModelConfig read(String json) throws IOException {
    Path file = folder.resolve("config.json");
    Files.writeString(file, json);
    return ModelConfig.read(file);
  }
}
