package org.injerto.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.injerto.architecture.ModelConfig;
import org.injerto.pipeline.TextReader.Windows;
import org.injerto.task.LongText;
import org.injerto.task.Reading;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReaderTest {
  private static final int ROOM = GoldenReader.MAX_LENGTH - 2;
  private static final int SHARED = ROOM / 4;

  @TempDir Path folder;

  @Test
  void windowsShareAQuarterOfTheirRoomAndLeaveNothingOut() throws IOException {
    TextReader reader = GoldenReader.of(LongText.WINDOWS);
    int[] whole = reader.tokenizer().encode(GoldenReader.LONG).ids();
    Windows read = reader.read(GoldenReader.LONG);

    assertTrue(read.whole());
    assertTrue(read.windows().size() > 2);
    for (int i = 0; i < read.windows().size(); i++) {
      int from = 1 + i * (ROOM - SHARED);
      int to = Math.min(from + ROOM, whole.length - 1);
      assertArrayEquals(framed(whole, from, to), read.windows().get(i));
    }
    int[] last = read.windows().get(read.windows().size() - 1);
    assertEquals(whole[whole.length - 2], last[last.length - 2]);
    assertEquals(read.windows().stream().mapToInt(window -> window.length).sum(), read.pieces());
  }

  @Test
  void theBeginningIsTheFirstWindowAndIsNotTheWhole() throws IOException {
    Windows beginning = GoldenReader.of(LongText.FIRST).read(GoldenReader.LONG);
    Windows windows = GoldenReader.of(LongText.WINDOWS).read(GoldenReader.LONG);

    assertFalse(beginning.whole());
    assertEquals(1, beginning.windows().size());
    assertArrayEquals(windows.first(), beginning.first());
    assertEquals(GoldenReader.MAX_LENGTH, beginning.pieces());
  }

  @Test
  void aTextThatJustFitsIsOneWindow() throws IOException {
    for (LongText longText : LongText.values()) {
      Windows fits = GoldenReader.of(longText).read("la ".repeat(ROOM));
      assertTrue(fits.whole());
      assertEquals(List.of(GoldenReader.MAX_LENGTH), lengths(fits));
    }
    Windows longer = GoldenReader.of(LongText.WINDOWS).read("la ".repeat(ROOM + 1));
    assertEquals(List.of(GoldenReader.MAX_LENGTH, SHARED + 1 + 2), lengths(longer));
  }

  @Test
  void manyTextsAreReadAsOneByOneAndInOrder() throws IOException {
    TextReader reader = GoldenReader.of(LongText.WINDOWS);
    List<String> texts =
        IntStream.range(0, 200).mapToObj(i -> "Son las " + i + " de la casa, no más.").toList();

    List<Windows> all = reader.readAll(texts);

    for (int i = 0; i < texts.size(); i++) {
      assertEquals(pieces(reader.read(texts.get(i))), pieces(all.get(i)), "text " + texts.get(i));
    }
  }

  @Test
  void theMaskIsSaidAsItIsWritten() throws IOException {
    assertEquals(Optional.of("[MASK]"), GoldenReader.of(LongText.FIRST).mask());
  }

  @Test
  void aModelIsReadForUpToItsPositionsAndPieces() throws IOException {
    Reading reading = new Reading(12, LongText.FIRST);
    assertEquals(12, TextReader.open(GoldenReader.FOLDER, model(12, 4000), reading).maxLength());

    assertTrue(refused(model(11, 4000), reading).contains("11"));
    assertTrue(refused(model(12, 3999), reading).contains("3999"));
  }

  private ModelConfig model(int positions, int pieces) throws IOException {
    String json =
        """
        {"model_type": "bert", "max_position_embeddings": %d, "vocab_size": %d}
        """;
    return ModelConfig.read(
        Files.writeString(folder.resolve("config.json"), json.formatted(positions, pieces)));
  }

  private static String refused(ModelConfig model, Reading reading) {
    return assertThrows(
            InvalidInputException.class, () -> TextReader.open(GoldenReader.FOLDER, model, reading))
        .getMessage();
  }

  /** Pieces of a text between those that stand around the whole. */
  private static int[] framed(int[] whole, int from, int to) {
    int[] window = new int[to - from + 2];
    window[0] = whole[0];
    System.arraycopy(whole, from, window, 1, to - from);
    window[window.length - 1] = whole[whole.length - 1];
    return window;
  }

  private static List<Integer> lengths(Windows read) {
    return read.windows().stream().map(window -> window.length).toList();
  }

  private static List<List<Integer>> pieces(Windows read) {
    return read.windows().stream().map(window -> Arrays.stream(window).boxed().toList()).toList();
  }
}
