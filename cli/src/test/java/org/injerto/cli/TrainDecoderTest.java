package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.checkpoint.SafetensorsWriter;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.model.Parameters;
import org.injerto.model.PretrainedModel;
import org.injerto.tokenizer.TokenizerFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A classifier over GPT-2, from its folder to a bundle that answers. */
class TrainDecoderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path BYTES =
      Path.of("../core/src/test/resources/golden/tokenizers/gpt2-bpe");
  private static final int END = 3;

  @TempDir private Path folder;
  private SmallSets sets = new SmallSets(Path.of(""));

  @BeforeEach
  void writeModelAndSets() throws IOException {
    sets = SmallSets.in(folder);
    writeModel(folder.resolve("gpt2"), EmbeddedFolders.MODELS.extract("es-mini"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"finetune", "frozen", "scratch"})
  void whatWasTrainedIsMeasuredTheSameWhenItIsOpenedAgain(String strategy) throws Exception {
    Run trained = train("mine", "--strategy", strategy, "--json");
    assertEquals(ExitCode.DONE, trained.code(), trained.err());

    Run evaluated =
        Run.of("evaluate", path("mine"), "--data", sets.file("test.tsv").toString(), "--json");
    assertEquals(JSON.readTree(trained.out()).path("test"), JSON.readTree(evaluated.out()));

    Run predicted = Run.reading("Me encantó\nUn horror\n", "predict", path("mine"));
    assertEquals(ExitCode.DONE, predicted.code(), predicted.err());
    for (String line : predicted.out().lines().toList()) {
      assertEquals(2, JSON.readTree(line).path("scores").size(), line);
    }
  }

  /** GPT-2's own kind of tokenizer, which puts nothing around a text. */
  @Test
  void aTokenizerWithoutSpecialPiecesReadsLongTextsInWindows() throws Exception {
    writeModel(folder.resolve("bytes"), BYTES);
    Run trained =
        train(
            "mine",
            "--model",
            path("bytes"),
            "--max-length",
            "8",
            "--long-text",
            "windows",
            "--json");
    assertEquals(ExitCode.DONE, trained.code(), trained.err());

    Run evaluated =
        Run.of("evaluate", path("mine"), "--data", sets.file("test.tsv").toString(), "--json");
    assertEquals(JSON.readTree(trained.out()).path("test"), JSON.readTree(evaluated.out()));

    String beginning = "Me encantó el sitio y todo lo que comimos allí ";
    Run predicted =
        Run.reading(
            "☕\n" + beginning + "\n" + beginning + "aunque era caro\n", "predict", path("mine"));
    assertEquals(ExitCode.DONE, predicted.code(), predicted.err());
    List<String> lines = predicted.out().lines().toList();
    assertEquals(3, lines.size());
    assertNotEquals(lines.get(1), lines.get(2), "what comes after the first window must count");
  }

  /** Python's GPT-2 would add vectors for the segment types that BERT's tokenizer gives it. */
  @Test
  void theTokenizerOfTheBundleGivesNoSegmentTypes() throws Exception {
    assertEquals(ExitCode.DONE, train("mine").code());

    JsonNode settings = JSON.readTree(folder.resolve("mine/tokenizer_config.json").toFile());
    assertEquals(
        JSON.readTree("[\"input_ids\", \"attention_mask\"]"), settings.path("model_input_names"));
    assertEquals("BertTokenizer", settings.path("tokenizer_class").asText());
  }

  /** Python finds by it where a text ends. */
  @Test
  void theBundleNamesThePaddingThatTheModelDoesNotAndThePersonIsTold() throws Exception {
    Run trained = train("mine");
    assertTrue(trained.err().contains("has no pad_token_id"), trained.err());
    JsonNode config = JSON.readTree(folder.resolve("mine/config.json").toFile());
    assertEquals(END, config.path("pad_token_id").asInt());
    assertEquals("GPT2ForSequenceClassification", config.path("architectures").path(0).asText());
    try (Checkpoint weights = Checkpoint.open(folder.resolve("mine"))) {
      assertEquals(List.of(2L, 48L), weights.tensors().get("score.weight").shape());
    }

    Run again = train("again", "--model", path("mine"));
    assertEquals(ExitCode.DONE, again.code(), again.err());
    assertFalse(again.err().contains("pad_token_id"), again.err());
  }

  @Test
  void everythingThatIsWrongWithTheFolderIsSaidAtOnce() throws Exception {
    Path config = folder.resolve("gpt2/config.json");
    Files.writeString(
        config,
        Files.readString(config)
            .replace("\"n_head\": 4", "\"n_head\": 5, \"add_cross_attention\": true"));
    Run refused = train("mine");
    assertEquals(ExitCode.WRONG_INPUT, refused.code());
    assertTrue(refused.err().contains("n_embd is 48, which is no multiple of n_head=5"));
    assertTrue(refused.err().contains("add_cross_attention is true"), refused.err());
  }

  private Run train(String output, String... more) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    arguments.addAll(sets.options(folder.resolve(output), 6));
    arguments.set(arguments.indexOf("es-mini"), path("gpt2"));
    for (int i = 0; i < more.length; i++) {
      int place = arguments.indexOf(more[i]);
      if (place >= 0) {
        arguments.set(place + 1, more[++i]);
      } else {
        arguments.add(more[i]);
      }
    }
    return Run.of(arguments.toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** A small GPT-2 that knows nothing, with the tokenizer of another folder. */
  private static void writeModel(Path model, Path tokenizer) throws IOException {
    Files.createDirectory(model);
    for (String name : TokenizerFiles.NAMES) {
      if (Files.exists(tokenizer.resolve(name))) {
        Files.copy(tokenizer.resolve(name), model.resolve(name));
      }
    }
    Files.writeString(
        model.resolve("config.json"),
        """
        {"model_type": "gpt2", "architectures": ["GPT2LMHeadModel"], "n_embd": 48, "n_layer": 2,
         "n_head": 4, "n_positions": 64, "vocab_size": %d, "eos_token_id": %d, "bos_token_id": %d}
        """
            .formatted(TokenizerFiles.read(model).tokenizer().vocabulary().size(), END, END));
    try (Parameters parameters = PretrainedModel.open(model).scratch(2, 1)) {
      SafetensorsWriter.write(
          model.resolve("model.safetensors"),
          parameters.only(name -> !name.equals("score.weight")).entries(),
          Map.of());
    }
  }
}
