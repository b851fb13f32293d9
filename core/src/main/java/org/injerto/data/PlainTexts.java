package org.injerto.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Texts without labels, one a line, in files {@code .txt} and {@code .txt.gz} and folders of them.
 * They are read as a stream, so there may be more than fit into the memory.
 */
public final class PlainTexts {
  private static final String ENDINGS = ".txt, .txt.gz";

  private final List<Path> files;
  private final Charset encoding;
  private final long bytes;

  private PlainTexts(List<Path> files, Charset encoding, long bytes) {
    this.files = files;
    this.encoding = encoding;
    this.bytes = bytes;
  }

  /**
   * The texts of files and folders, of which the files are taken in the order of their names.
   *
   * @throws InvalidInputException with every path that is none of both
   * @throws IOException if a folder cannot be read
   */
  public static PlainTexts in(List<Path> places, Charset encoding) throws IOException {
    List<Path> files = new ArrayList<>();
    List<Message> problems = new ArrayList<>();
    for (Path place : places) {
      try {
        files.addAll(DataFiles.in(place, PlainTexts::isPlainText, ENDINGS));
      } catch (InvalidInputException wrong) {
        problems.add(wrong.subject());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(Message.of(PlainTexts.class, "texts.subject"), problems);
    }
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return new PlainTexts(List.copyOf(files), encoding, bytes);
  }

  private static boolean isPlainText(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".txt") || name.endsWith(".txt.gz");
  }

  /** The size of all files on the disk. */
  public long bytes() {
    return bytes;
  }

  /** Sees the texts in their order. */
  @FunctionalInterface
  public interface Seer {
    /**
     * A text that is not blank.
     *
     * @param bytesRead how far in the files the reader is, from 0 to {@link PlainTexts#bytes()}
     */
    void see(String text, long bytesRead);
  }

  /**
   * Reads every text.
   *
   * @throws InvalidInputException if there is none, or a file has bytes that are not in the
   *     encoding
   * @throws IOException if the disk fails
   */
  public void read(Seer seer) throws IOException {
    long before = 0;
    long texts = 0;
    for (Path file : files) {
      texts += read(file, before, seer);
      before += Files.size(file);
    }
    if (texts == 0) {
      throw new InvalidInputException(Message.of(PlainTexts.class, "texts.none", names()));
    }
  }

  private long read(Path file, long before, Seer seer) throws IOException {
    long[] texts = {0};
    TextFile.read(
        file,
        encoding,
        text -> {
          BufferedReader lines = text.lines();
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
              seer.see(line, before + text.bytesRead());
              texts[0]++;
            }
          }
        });
    return texts[0];
  }

  private String names() {
    return String.join(", ", files.stream().map(Path::toString).toList());
  }
}
