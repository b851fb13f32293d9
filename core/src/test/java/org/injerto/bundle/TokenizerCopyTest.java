package org.injerto.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.injerto.architecture.ModelConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerCopyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SETTINGS =
      """
      {"tokenizer_class": "BertTokenizer", "model_max_length": 1000000000000000019884624838656,
       "do_lower_case": false, "unk_token": {"content": "¿?", "special": true}}
      """;
  private static final String NAMES =
      "{\"model_input_names\": [\"input_ids\", \"attention_mask\"]}";

  @TempDir private Path model;

  @Test
  void theTokenizerOfADecoderGivesNoSegmentTypesAndSaysAllElseThatItSaid() throws IOException {
    Files.writeString(model.resolve("tokenizer_config.json"), SETTINGS);

    assertEquals(
        JSON.readTree(SETTINGS.strip().replaceFirst("}$", ", " + NAMES.substring(1))),
        written(gpt2()));
  }

  @Test
  void whatTheTokenizerOfADecoderSaidToGiveIsReplaced() throws IOException {
    Files.writeString(
        model.resolve("tokenizer_config.json"),
        "{\"model_input_names\": [\"input_ids\", \"token_type_ids\"]}");

    assertEquals(JSON.readTree(NAMES), written(gpt2()));
  }

  @Test
  void theTokenizerOfADecoderThatSaysNothingSaysThis() throws IOException {
    Files.writeString(model.resolve("vocab.json"), "{}");

    Map<String, byte[]> files = new TokenizerCopy(model, gpt2()).files();

    assertEquals(Set.of("vocab.json", "tokenizer_config.json"), files.keySet());
    assertEquals(JSON.readTree(NAMES), JSON.readTree(files.get("tokenizer_config.json")));
  }

  @Test
  void theTokenizerOfAnEncoderIsCopiedByteForByte() throws IOException {
    Files.writeString(model.resolve("tokenizer_config.json"), SETTINGS);
    ModelConfig bert = ModelConfig.read(SmallBundle.model(model).resolve("config.json"));

    assertArrayEquals(
        SETTINGS.getBytes(StandardCharsets.UTF_8),
        new TokenizerCopy(model, bert).files().get("tokenizer_config.json"));
  }

  private JsonNode written(ModelConfig config) throws IOException {
    return JSON.readTree(new TokenizerCopy(model, config).files().get("tokenizer_config.json"));
  }

  private ModelConfig gpt2() throws IOException {
    Path file = model.resolve("config.json");
    Files.writeString(
        file,
        """
        {"model_type": "gpt2", "n_embd": 16, "n_layer": 1, "n_head": 2, "n_positions": 8,
         "vocab_size": 10}
        """);
    return ModelConfig.read(file);
  }
}
