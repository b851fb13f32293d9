package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts that are unusual and right: every one is answered, and none is changed or cut in silence.
 */
class OddTextTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD = "positivo\tMuy bueno\nnegativo\tQué mal\n";
  private static final String ODD = "😀👨‍👩‍👧 e\u0301xito can\u0303a";
  private static final String LONG = "bueno bonito barato ".repeat(1700).strip();

  @TempDir private static Path folder;
  private static SmallSets sets = new SmallSets(Path.of(""));

  @BeforeAll
  static void trainOnce() throws IOException {
    sets = SmallSets.in(folder);
    List<String> arguments = new ArrayList<>(List.of("train"));
    arguments.addAll(sets.options(folder.resolve("mine"), 2));
    Run run = Run.of(arguments.toArray(String[]::new));
    assertEquals(ExitCode.DONE, run.code(), run.err());
  }

  @Test
  void marksLineEndsPackingAndEncodingChangeNothing() throws IOException {
    JsonNode plain = evaluated("plain.tsv", GOOD.getBytes(StandardCharsets.UTF_8));

    assertEquals(plain, evaluated("w.tsv", bytes(GOOD.replace("\n", "\r\n"))));
    assertEquals(plain, evaluated("bom.tsv", bytes("\uFEFF" + GOOD)));
    assertEquals(plain, evaluated("header.tsv", bytes("\uFEFFlabel\ttext\r\n" + GOOD)));
    assertEquals(plain, evaluated("año y ñandú.tsv", bytes(GOOD)));
    assertEquals(plain, evaluated("mac.tsv", bytes(GOOD.replace('\n', '\r'))));
    assertEquals(
        plain,
        evaluated(
            "latin.tsv", GOOD.getBytes(StandardCharsets.ISO_8859_1), "--encoding", "ISO-8859-1"));
  }

  @Test
  void quotesAndBlanksOfATextStayAndBlanksAroundALabelGo() throws IOException {
    Path said = folder.resolve("said.jsonl");
    evaluated(
        "quotes.tsv", bytes(" positivo \t \"Muy\" bueno  \n"), "--predictions", said.toString());

    JsonNode gold = JSON.readTree(Files.readString(said)).path("gold");
    assertEquals(" \"Muy\" bueno  ", gold.path("text").asText());
    assertEquals("positivo", gold.path("label").asText());
  }

  @Test
  void emojiAndDecomposedAccentsAreSeenByPredictionAndEvaluationAlike() throws IOException {
    Path said = folder.resolve("odd.jsonl");
    evaluated("odd.tsv", bytes("positivo\t" + ODD + "\n"), "--predictions", said.toString());
    JsonNode line = JSON.readTree(Files.readString(said));
    assertEquals(ODD, line.path("gold").path("text").asText());

    Run predicted = predict(ODD + "\r\n");

    assertEquals(ExitCode.DONE, predicted.code(), predicted.err());
    double expected = line.path("predicted").path("score").asDouble();
    assertEquals(expected, JSON.readTree(predicted.out()).path("score").asDouble(), 1e-6);
  }

  @Test
  void aTextOfFiveThousandWordsIsCutAndThisIsSaidOrReadInWindows() throws IOException {
    Run cut = predict(LONG + "\n");
    Run whole = predict(LONG + "\n", "--long-text", "windows");

    assertTrue(cut.err().contains("1 of 1 texts are longer than 32 pieces; only their"), cut.err());
    assertEquals("", whole.err());
    assertNotEquals(cut.out(), whole.out());

    Path file = Files.writeString(folder.resolve("long.tsv"), "positivo\t" + LONG + "\n");
    String[] evaluate = {
      "evaluate", mine(), "--data", file.toString(), "--language", "en", "--long-text", "first"
    };
    assertTrue(Run.of(evaluate).err().contains("1 of 1 texts are longer"));
    evaluate[7] = "windows";
    assertEquals("", Run.of(evaluate).err());
  }

  @Test
  void aLineOfTenMegabytesIsOneText() throws IOException {
    JsonNode result = evaluated("ten.tsv", bytes(GOOD + "positivo\t" + "a b ".repeat(2_600_000)));

    assertEquals(3, result.path("examples").asInt());
  }

  @Test
  void aFolderIsReadInTheOrderOfItsFilesAndLinksThatLeadNowhereAreNoFiles() throws IOException {
    Path many = Files.createDirectory(folder.resolve("many"));
    Files.writeString(many.resolve("b.tsv"), GOOD);
    Files.writeString(many.resolve("a.jsonl"), "{\"text\":\"x\",\"label\":\"positivo\"}\n");
    Files.createSymbolicLink(many.resolve("loop.tsv"), many.resolve("loop.tsv"));
    Files.createSymbolicLink(many.resolve("up.tsv"), many);

    Run run = Run.of("evaluate", mine(), "--data", many.toString(), "--json");

    assertEquals(3, JSON.readTree(run.out()).path("examples").asInt(), run.err());
  }

  @Test
  void everyLineGetsItsAnswerOrItsReason() throws IOException {
    Run run =
        Run.reading(
            Stream.of(
                    bytes("Muy bueno\r\n \r\n"),
                    "Qué\n".getBytes(StandardCharsets.ISO_8859_1),
                    bytes("{\"text\":\"\\ud83d\"}\n{\"text\":1}\n{no\nsin fin"))
                .reduce(new byte[0], OddTextTest::joined),
            "predict",
            mine(),
            "--language",
            "en");

    List<String> lines = run.out().lines().toList();
    assertEquals(ExitCode.WRONG_INPUT, run.code());
    assertEquals(7, lines.size(), run.out());
    assertTrue(lines.get(0).startsWith("{\"label\""), lines.get(0));
    assertEquals("{\"error\":\"the line is empty\"}", lines.get(1));
    assertEquals("{\"error\":\"the line is not UTF-8\"}", lines.get(2));
    assertTrue(lines.get(3).contains("half a character"), lines.get(3));
    assertTrue(lines.get(4).contains("no field text"), lines.get(4));
    assertTrue(lines.get(5).contains("is not JSON"), lines.get(5));
    assertTrue(lines.get(6).startsWith("{\"label\""), lines.get(6));
    assertEquals("5 of 7 lines could not be used; the error stands in their place\n", run.err());
  }

  @Test
  void anEmptyInputHasNoAnswers() {
    assertEquals(new Run(ExitCode.DONE, "", ""), predict(""));
    assertEquals(ExitCode.WRONG_INPUT, predict("\n \n").code());
  }

  @Test
  void anInputThatIsNoFileOfTextsIsRefused() {
    assertTrue(refusedInput("none.txt").contains("none.txt (option --input) does not exist"));
    assertTrue(refusedInput("mine").contains("is a folder; expected a file with a text a line"));
    assertTrue(Refusal.of("predict", mine(), "--input", "").contains("--input: is empty"));
  }

  @Test
  void labelsThatTheModelDoesNotKnowAreNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.tsv"), "postivo\tx\nneutro\ty\n");

    String text = Refusal.of("evaluate", mine(), "--data", file.toString());

    assertTrue(text.contains("has labels that the model is not trained for:"), text);
    assertTrue(text.contains("wrong.tsv:1: postivo (1 in all); did you mean positivo?"), text);
    assertTrue(text.contains("wrong.tsv:2: neutro (1 in all); known are negativo, positivo"), text);
  }

  private static String refusedInput(String name) {
    return Refusal.of("predict", mine(), "--input", folder.resolve(name).toString());
  }

  private static JsonNode evaluated(String name, byte[] content, String... more)
      throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    Stream<String> arguments =
        Stream.of("evaluate", mine(), "--data", file.toString(), "--json", "--language", "en");
    Run run = Run.of(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return JSON.readTree(run.out());
  }

  private static Run predict(String input, String... more) {
    Stream<String> arguments = Stream.of("predict", mine(), "--language", "en");
    return Run.reading(input, Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
  }

  private static String mine() {
    return folder.resolve("mine").toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
