package org.injerto.data;

import static org.injerto.data.WrittenFiles.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.injerto.data.Example.SingleLabel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bytes of a file may be, whatever its layout. */
class TextFileTest {
  private static final List<Example> ONE = List.of(new SingleLabel("Mañana", "sí"));

  private WrittenFiles files = new WrittenFiles(Path.of(""));

  @BeforeEach
  void open(@TempDir Path folder) {
    files = new WrittenFiles(folder);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws IOException {
    assertEquals(ONE, files.examples("a.tsv", "\uFEFFsí\tMañana\n"));
    assertEquals(ONE, files.examples("b.tsv", "\uFEFFtext\tlabel\nMañana\tsí\n"));
    assertEquals(ONE, files.examples("a.csv", "\uFEFF\"text\",label\nMañana,sí\n"));
    assertEquals(ONE, files.examples("a.jsonl", "\uFEFF{\"text\":\"Mañana\",\"label\":\"sí\"}\n"));
  }

  @Test
  void onlyTheFirstMarkIsLeftOut() throws IOException {
    assertEquals(
        List.of(new SingleLabel("\uFEFFuno", "sí")), files.examples("a.tsv", "sí\t\uFEFFuno\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE"})
  void anotherEncodingIsReadIfItIsNamed(String encoding) throws IOException {
    Charset charset = Charset.forName(encoding);
    Path file = files.write("a.tsv", "sí\tMañana\n".getBytes(charset));

    assertEquals(ONE, DatasetReader.read(file, in(charset)).examples());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bytesOfAnotherEncodingAreNamedWithTheirLineAndTheirPlace(boolean packed) throws IOException {
    byte[] latin = "no\tuno\nya\tMañana\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file = packed ? files.pack("a.tsv.gz", latin) : files.write("a.tsv", latin);

    assertEquals(
        file
            + " is not UTF-8: line 2, byte 12 is f1 in hexadecimal. If it was written by an older"
            + " program, try --encoding ISO-8859-1",
        refused(file, ReadOptions.DEFAULT).getMessage());
  }

  @ParameterizedTest
  @CsvSource({"a.csv", "a.jsonl"})
  void bytesOfAnotherEncodingAreNamedInEveryLayout(String name) throws IOException {
    Path file =
        files.write(name, "text,label\nMa\u00f1ana,no\n".getBytes(StandardCharsets.ISO_8859_1));

    assertTrue(
        refused(file, ReadOptions.DEFAULT).getMessage().contains("line 2, byte 13 is f1"),
        () -> refused(file, ReadOptions.DEFAULT).getMessage());
  }

  /** Bytes before the wrong one are counted over the borders of every buffer. */
  @ParameterizedTest
  @ValueSource(ints = {8191, 8192, 65535, 65536, 200_001})
  void aWrongByteFarIntoTheFileIsFound(int before) throws IOException {
    byte[] bytes = new byte[before + 2];
    Arrays.fill(bytes, (byte) 'a');
    for (int i = 100; i < before; i += 1000) {
      bytes[i] = '\n';
    }
    bytes[before] = (byte) 0xE9; // é of Latin-1, which begins three bytes of UTF-8
    bytes[before + 1] = 'a';
    long line =
        1 + java.util.stream.IntStream.range(0, before).filter(i -> bytes[i] == '\n').count();

    String message = refused(files.write("a.tsv", bytes), ReadOptions.DEFAULT).getMessage();

    assertTrue(message.contains(": line " + line + ", byte " + before + " is e9 "), message);
  }

  @Test
  void aLetterThatTheEndOfTheFileCutsIsFound() throws IOException {
    byte[] whole = "sí\tMañ".getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);

    String message = refused(files.write("a.tsv", cut), ReadOptions.DEFAULT).getMessage();

    assertTrue(message.contains(": line 1, byte 6 is c3 "), message);
  }

  @Test
  void wrongBytesAreNotSkippedLikeWrongLines() throws IOException {
    Path file = files.write("a.tsv", "s\u00ed\tuno\n".getBytes(StandardCharsets.ISO_8859_1));

    assertTrue(refused(file, WrittenFiles.SKIPPING).getMessage().contains("is not UTF-8"));
  }

  @Test
  void everyLayoutMayBePacked() throws IOException {
    for (String name : List.of("a.tsv.gz", "A.TSV.GZ", "a.Tsv.Gz")) {
      Path file = files.pack(name, "sí\tMañana\n".getBytes(StandardCharsets.UTF_8));
      assertEquals(ONE, DatasetReader.read(file, ReadOptions.DEFAULT).examples(), name);
    }
    Path csv = files.pack("a.csv.gz", "text,label\nMañana,sí\n".getBytes(StandardCharsets.UTF_8));
    assertEquals(ONE, DatasetReader.read(csv, ReadOptions.DEFAULT).examples());
    Path json =
        files.pack(
            "a.jsonl.gz",
            "{\"text\":\"Mañana\",\"label\":\"sí\"}\n".getBytes(StandardCharsets.UTF_8));
    assertEquals(ONE, DatasetReader.read(json, ReadOptions.DEFAULT).examples());
  }

  @ParameterizedTest
  @CsvSource({"a.tsv.gz", "a.csv.gz", "a.jsonl.gz"})
  void aPackedFileThatWasCutIsCalledDamaged(String name) throws IOException {
    byte[] whole =
        Files.readAllBytes(
            files.pack("whole.tsv.gz", "text,label\nMañana,sí\n".getBytes(StandardCharsets.UTF_8)));
    for (int length : new int[] {0, 1, 9, 10, 20, whole.length - 8, whole.length - 1}) {
      Path file = files.write(name, Arrays.copyOf(whole, length));
      assertEquals(
          file + " is damaged: its gzip data ends too early",
          refused(file, ReadOptions.DEFAULT).getMessage(),
          () -> length + " bytes");
    }
  }

  @Test
  void aPackedFileWithAnotherSumIsCalledDamaged() throws IOException {
    Path file = files.pack("a.tsv.gz", "sí\tMañana\n".getBytes(StandardCharsets.UTF_8));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 8] ^= 1;
    Files.write(file, bytes);

    String message = refused(file, ReadOptions.DEFAULT).getMessage();

    assertTrue(message.startsWith(file + " is damaged or is not gzip: "), message);
  }

  @Test
  void whatIsOnlyCalledPackedIsNamed() throws IOException {
    Path file = files.write("a.tsv.gz", "sí\tMañana\n");

    String message = refused(file, ReadOptions.DEFAULT).getMessage();

    assertTrue(message.startsWith(file + " is damaged or is not gzip: "), message);
  }

  @Test
  void aLineOfTheGreatestLengthIsRead() throws IOException {
    String text = "a".repeat(LimitedLines.LONGEST - "sí\t".length());

    assertEquals(
        List.of(new SingleLabel("uno", "no"), new SingleLabel(text, "sí")),
        files.examples("a.tsv", "no\tuno\nsí\t" + text + "\n"));
  }

  @Test
  void aLongerLineIsRefused() throws IOException {
    String text = "a".repeat(LimitedLines.LONGEST - "sí\t".length() + 1);
    Path file = files.write("a.tsv", "no\tuno\nsí\t" + text);

    assertEquals(
        file + ", line 2 is longer than 16777216 characters",
        refused(file, ReadOptions.DEFAULT).getMessage());
  }

  /** 4 GiB in 4 MB: more than any memory of a test holds, so it must be refused on the way. */
  @ParameterizedTest
  @ValueSource(strings = {"a.tsv.gz", "a.csv.gz", "a.jsonl.gz"})
  void aPackedLineWithoutEndIsRefusedBeforeItFillsTheMemory(String name) throws IOException {
    Path file = files.folder().resolve(name);
    byte[] member = packedLetters(1 << 24);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 256; i++) { // members of gzip may follow each other
        out.write(member);
      }
    }

    assertEquals(
        file + ", line 1 is longer than 16777216 characters",
        refused(file, ReadOptions.DEFAULT).getMessage());
  }

  private static byte[] packedLetters(int letters) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    byte[] some = new byte[1 << 16];
    Arrays.fill(some, (byte) 'a');
    try (OutputStream packed = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < letters / some.length; i++) {
        packed.write(some);
      }
    }
    return bytes.toByteArray();
  }

  private static ReadOptions in(Charset encoding) {
    return new ReadOptions(Optional.empty(), "text", Optional.empty(), encoding, false);
  }
}
