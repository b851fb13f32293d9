package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.injerto.cli.ProgramProcess.Ended;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.tokenizer.Tokenizer;
import org.injerto.tokenizer.TokenizerFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTrainCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Path texts = Path.of("");
  private Path output = Path.of("");

  @BeforeEach
  void writeTexts() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line :
        Files.readAllLines(EmbeddedFolders.DATA.extract("opiniones").resolve("train.tsv"))) {
      lines.add(line.substring(line.indexOf('\t') + 1));
    }
    texts = Files.write(folder.resolve("texts.txt"), lines);
    output = folder.resolve("made");
  }

  @ParameterizedTest
  @CsvSource({"wordpiece, false", "byte-bpe, true", "unigram, true"})
  void whatIsMadeIsReadAgainAndCutsTexts(String type, boolean restoresSpaces) throws IOException {
    Run run = train(type, 1000, "--json", "--max-length", "64");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    JsonNode said = JSON.readTree(run.out());
    assertEquals(type, said.path("type").textValue());
    assertEquals(1000, said.path("vocabulary_size").intValue());
    assertEquals(output.toString(), said.path("output").textValue());
    assertTrue(said.path("words").longValue() > said.path("distinct_words").longValue());

    TokenizerFiles files = TokenizerFiles.read(output);
    Tokenizer tokenizer = files.tokenizer();
    assertEquals(64, files.modelMaxLength().orElseThrow());
    assertEquals(1000, tokenizer.vocabulary().size());
    String text = "¿No es una maravilla, señora Ibáñez? ¡Qué ñandú!";
    String again = tokenizer.decode(tokenizer.encode(text).ids(), true);
    assertEquals(
        restoresSpaces ? text : text.replace(" ", ""),
        restoresSpaces ? again.strip() : again.replace(" ", ""));
  }

  @Test
  void folderAndPackedFilesAreReadAndSpanishNamesGiveTheSame() throws IOException {
    Path some = Files.createDirectory(folder.resolve("some"));
    List<String> lines = Files.readAllLines(texts);
    Files.write(some.resolve("a.txt"), lines.subList(0, 300));
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(some.resolve("b.txt.gz")))) {
      String rest = String.join("\n", lines.subList(300, lines.size()));
      packed.write(rest.getBytes(StandardCharsets.UTF_8));
    }
    Path other = folder.resolve("other");

    assertEquals(ExitCode.DONE, train("byte-bpe", 600).code());
    Run run =
        Run.of(
            "tokenizador",
            "entrenar",
            "--type",
            "byte-bpe",
            "--vocabulary-size",
            "600",
            "--data",
            some.toString(),
            "--output",
            other.toString(),
            "--threads",
            "1");

    assertEquals(ExitCode.DONE, run.code(), run.err());
    for (String name : List.of("tokenizer.json", "vocab.json", "merges.txt")) {
      assertEquals(-1, Files.mismatch(output.resolve(name), other.resolve(name)), name);
    }
  }

  @Test
  void fewerPiecesThanAskedForAreSaid() {
    Run run = train("byte-bpe", 100_000, "--language", "en");

    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.err().contains("not 100000"), run.err());
  }

  @Test
  void whatIsWrongWithAllDataIsSaidAtOnce() throws IOException {
    Path table = Files.writeString(folder.resolve("table.tsv"), "a\tb\n");

    String said = Refusal.of(arguments("wordpiece", 1000, folder.resolve("text.txt"), table));

    assertTrue(said.contains("text.txt does not exist; did you mean texts.txt?"), said);
    assertTrue(said.contains("table.tsv is of no known kind; expected one of .txt, .txt.gz"), said);
    nothingIsLeft();
  }

  @Test
  void textsThatAreNoneAreRefused() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.txt"), "\n  \n");
    Path bytes = Files.write(folder.resolve("latin.txt"), new byte[] {'a', '\n', (byte) 0xF1, 'o'});

    assertTrue(refused("unigram", 1000, empty).contains("there is no text in it"));
    assertTrue(refused("unigram", 1000, bytes).contains("is not UTF-8: line 2, byte 2 is f1"));
    nothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wordpiece", "byte-bpe", "unigram"})
  void aVocabularyThatIsTooSmallIsRefusedWithTheSmallest(String type) throws IOException {
    assertTrue(refused(type, 20, texts).contains("which is the smallest possible"));
    nothingIsLeft();
  }

  @Test
  void optionsThatCannotBeAreRefused() throws IOException {
    assertTrue(refused("wordpeice", 1000, texts).contains("did you mean wordpiece?"));
    assertTrue(
        Refusal.of(with(arguments("unigram", 1000, texts), "--min-frequency", "3"))
            .contains("--min-frequency: unigram does not merge pairs"));
    assertTrue(
        Refusal.of(with(arguments("byte-bpe", 1000, texts), "--limit-alphabet", "90"))
            .contains("--limit-alphabet: the alphabet of byte-bpe is the 256 bytes"));
    assertTrue(Refusal.of("tokenizer", "trian").contains("did you mean train?"));
    nothingIsLeft();
  }

  @Test
  void aFilledFolderIsReplacedOnlyIfThatWasSaid() throws IOException {
    Files.createDirectory(output);
    Files.writeString(output.resolve("old"), "old");

    assertTrue(refused("wordpiece", 1000, texts).contains("is not empty; --overwrite"));
    assertTrue(Files.exists(output.resolve("old")));
    assertEquals(ExitCode.DONE, train("wordpiece", 1000, "--overwrite").code());
    assertFalse(Files.exists(output.resolve("old")));
    assertTrue(Files.exists(output.resolve("vocab.txt")));
  }

  @Test
  void moreTextThanTheMemoryHoldsIsRead() throws Exception {
    Path large =
        Files.writeString(folder.resolve("large.txt"), Files.readString(texts).repeat(900));
    assertTrue(Files.size(large) > 64 << 20);

    Ended ended = start("-Xmx48m", arguments("byte-bpe", 600, large)).end();

    assertEquals(0, ended.code(), ended.err());
    assertTrue(Files.exists(output.resolve("merges.txt")));
  }

  @Test
  void aRunThatIsStoppedLeavesNothing() throws Exception {
    Path large =
        Files.writeString(folder.resolve("large.txt"), Files.readString(texts).repeat(3000));

    ProgramProcess process = start("-Xmx128m", arguments("unigram", 1000, large));
    while (!Files.exists(folder.resolve(".made.part"))) {
      assertTrue(process.isAlive());
      Thread.onSpinWait();
    }
    process.terminate();
    Ended ended = process.end();

    assertEquals(130, ended.code(), ended.err());
    assertEquals("", ended.out());
    assertFalse(Files.exists(output));
  }

  private ProgramProcess start(String heap, String... arguments) throws IOException {
    Map<String, String> environment = Map.of("LC_ALL", "en_US.UTF-8", "JDK_JAVA_OPTIONS", heap);
    return ProgramProcess.start(Injerto.class, environment, arguments);
  }

  private void nothingIsLeft() {
    assertFalse(Files.exists(output));
    assertFalse(Files.exists(folder.resolve(".made.part")));
  }

  private Run train(String type, int size, String... more) {
    return Run.of(with(arguments(type, size, texts), more));
  }

  private String refused(String type, int size, Path data) {
    return Refusal.of(arguments(type, size, data));
  }

  private String[] arguments(String type, int size, Path... data) {
    List<String> arguments =
        new ArrayList<>(
            List.of("tokenizer", "train", "--type", type, "--output", output.toString()));
    arguments.addAll(List.of("--vocabulary-size", String.valueOf(size)));
    for (Path one : data) {
      arguments.addAll(List.of("--data", one.toString()));
    }
    return arguments.toArray(String[]::new);
  }

  private static String[] with(String[] arguments, String... more) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
