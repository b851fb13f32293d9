package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.injerto.embedded.EmbeddedFolders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that are no model, or none that can do what is asked: what a person reads. */
class BadModelTest {
  @TempDir private Path folder;
  private Path model = Path.of("");

  @BeforeEach
  void copyAModel() throws IOException {
    model = Files.createDirectory(folder.resolve("model"));
    Path embedded = EmbeddedFolders.MODELS.extract("es-mini");
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json", "vocab.txt")) {
      Files.copy(embedded.resolve(name), model.resolve(name));
    }
    Files.writeString(folder.resolve("train.tsv"), "positivo\tMuy bueno\nnegativo\tQué mal\n");
  }

  @Test
  void everyFileThatIsMissingIsNamed() throws IOException {
    Files.delete(model.resolve("tokenizer.json"));
    Files.delete(model.resolve("vocab.txt"));
    assertEquals("M is no model:\n  tokenizer.json / vocab.txt is missing", trained());

    Files.delete(model.resolve("model.safetensors"));
    Files.delete(model.resolve("config.json"));
    assertEquals(
        """
        M is no model:
          config.json is missing
          model.safetensors / model.safetensors.index.json / pytorch_model.bin / pytorch_model.bin.index.json is missing
          tokenizer.json / vocab.txt is missing""",
        trained());
    assertEquals(trained().replace("no model", "no trained model"), predicted());
  }

  @Test
  void aConfigurationThatDoesNotFitTheWeightsNamesEveryTensorBeforeAnyTraining()
      throws IOException {
    edit("\"num_hidden_layers\": 4", "\"num_hidden_layers\": 5");
    edit("\"type_vocab_size\": 2", "\"type_vocab_size\": 3");

    String text = trained();

    assertTrue(text.startsWith("M does not fit the model:"), text);
    assertTrue(text.contains("token_type_embeddings.weight is [2, 256]; expected [3, 256]"), text);
    assertTrue(text.contains("bert.encoder.layer.4.output.dense.bias is missing"), text);
  }

  @Test
  void aVocabularyLargerThanTheModelAndWeightsThatDoNotFitAreBothSaid() throws IOException {
    edit("\"vocab_size\": 16000", "\"vocab_size\": 100");

    String text = trained();

    assertTrue(text.contains("the tokenizer has 16000 pieces, the model knows 100"), text);
    assertTrue(text.contains("word_embeddings.weight is [16000, 256]; expected [100, 256]"), text);
  }

  @Test
  void anotherArchitectureIsNamed() throws IOException {
    edit("\"model_type\": \"bert\"", "\"model_type\": \"robert\"");
    edit("\"hidden_act\": \"gelu\"", "\"hidden_act\": \"gleu\"");

    String text = trained();

    assertTrue(text.contains("model_type is robert; known are [bert, roberta, "), text);
    assertTrue(text.contains("did you mean \"roberta\"?"), text);
    assertTrue(text.contains("hidden_act is \"gleu\"; did you mean \"gelu\"?"), text);
  }

  @Test
  void weightsThatAreCutOrHostileOrSomethingElseAreRefused() throws IOException {
    Path weights = model.resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(whole, 100_000));
    assertTrue(trained().contains("its tensors have"), trained());
    Files.write(weights, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, '{', '}'});
    assertTrue(trained().contains("its header would have 18446744073709551615 bytes"), trained());
    Files.writeString(weights, "");
    assertTrue(trained().contains("it has 0 bytes"), trained());
    Files.writeString(weights, "version https://git-lfs.github.com/spec/v1\noid sha256:1\n");
    assertTrue(trained().contains("git lfs pull"), trained());
  }

  @Test
  void textThatIsNoJsonOrNoUtf8IsRefused() throws IOException {
    Path config = model.resolve("config.json");
    Files.writeString(config, "{\"model_type\": \"bert\",");
    assertTrue(trained().contains("it is not JSON"), trained());
    Files.write(config, "{\"é\":1}".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(trained().contains("it is not UTF-8"), trained());
    assertTrue(predicted().contains("it is not UTF-8"), predicted());
  }

  @Test
  void aModelWithoutAHeadMustBeTrainedFirst() {
    assertEquals(
        "M is no trained model:\n  config.json names no classification head: its architecture is"
            + " \"BertForMaskedLM\"; train it first",
        predicted());
    assertEquals(
        "es-mini is an embedded model without a head: train makes a bundle of it"
            + " (--model es-mini)",
        Refusal.of("predict", "es-mini"));
  }

  @Test
  void aBundleThatIsNotThereGetsTheNearestName() {
    String wrong = folder.resolve("modle").toString();
    assertEquals(
        wrong + " is no trained model:\n  there is no such folder; did you mean model?",
        Refusal.of("predict", wrong));
    String file = folder.resolve("train.tsv").toString();
    assertEquals(
        file + " is no trained model:\n  it is a file; expected a folder",
        Refusal.of("evaluate", file, "--data", file));
  }

  @Test
  void everythingThatIsWrongWithAManifestIsSaid() throws IOException {
    edit("BertForMaskedLM", "BertForSequenceClassification");
    Path manifest = model.resolve("injerto.json");
    Files.writeString(manifest, "{\"format\":1,");
    assertTrue(predicted().contains("injerto.json is no JSON object"), predicted());
    Files.write(manifest, "{\"task\":\"ñ\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(predicted().contains("injerto.json is not UTF-8"), predicted());
    Files.writeString(manifest, "{\"format\":2}");
    assertTrue(predicted().contains("format 2; this version reads format 1"), predicted());
    Files.writeString(
        manifest,
        """
        {"format":1,"task":"x","reading":{"max_length":9,"long_text":"frist"},
         "metrics":[],"configuration":{}}
        """);
    String text = predicted();
    assertTrue(text.contains("reading.long_text is \"frist\"; expected first | windows"), text);
    assertTrue(text.contains("metrics is []"), text);
    assertTrue(text.contains("provenance is missing"), text);
  }

  @Test
  void theModelAndTheTextsAreLookedAtTogether() throws IOException {
    Files.delete(model.resolve("config.json"));

    String text = trainedOn(folder.resolve("missing.tsv"));

    assertTrue(text.contains("config.json is missing"), text);
    assertTrue(text.contains("missing.tsv does not exist"), text);
  }

  @Test
  void aModelOfAHubThatCannotBeHadIsSaidTogetherWithTheTexts() throws IOException {
    model = Path.of("org/nobody");

    String text = trainedOn(folder.resolve("missing.tsv"));

    assertTrue(text.startsWith("M is not in the cache"), text);
    assertTrue(text.contains("missing.tsv does not exist"), text);
  }

  @Test
  void lengthsThatAreTooShortOrTooLongAreRefused() {
    assertTrue(
        trained("--max-length", "2")
            .contains("--max-length: a text needs room for 3 pieces at least; found 2"));
    assertTrue(
        trained("--max-length", "257")
            .contains("max-length 257 is too long: M has positions for 256 pieces"));
  }

  private void edit(String from, String to) throws IOException {
    Path config = model.resolve("config.json");
    String text = Files.readString(config);
    assertTrue(text.contains(from), text);
    Files.writeString(config, text.replace(from, to));
  }

  private String trained(String... more) {
    return trainedOn(folder.resolve("train.tsv"), more);
  }

  private String trainedOn(Path train, String... more) {
    Stream<String> arguments =
        Stream.of(
            "train",
            "--task",
            "text-classification",
            "--model",
            model.toString(),
            "--train",
            train.toString(),
            "--output",
            folder.resolve("mine").toString());
    return named(Refusal.of(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new)));
  }

  private String predicted() {
    return named(Refusal.of("predict", model.toString()));
  }

  /** The text with M for the folder of the model. */
  private String named(String text) {
    return text.replace(model.toString(), "M");
  }
}
