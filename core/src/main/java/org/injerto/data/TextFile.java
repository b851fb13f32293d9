package org.injerto.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file of text, packed by gzip or not, whose bytes must be what its encoding allows. */
final class TextFile implements AutoCloseable {
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final BufferedReader lines;

  private TextFile(BufferedReader lines) {
    this.lines = lines;
  }

  /** Opens a file; a byte that the encoding does not allow fails when it is read. */
  static TextFile open(Path file, Charset encoding) throws IOException {
    Reader characters = new InputStreamReader(unpacked(file), encoding.newDecoder());
    BufferedReader lines = new BufferedReader(new LimitedLines(characters, file));
    skipByteOrderMark(lines);
    return new TextFile(lines);
  }

  /** The bytes of a file as they were before it was packed. */
  static InputStream unpacked(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    if (!FileFormat.isPacked(file)) {
      return bytes;
    }
    try {
      return new GZIPInputStream(bytes);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static void skipByteOrderMark(BufferedReader lines) throws IOException {
    lines.mark(1);
    if (lines.read() != BYTE_ORDER_MARK) {
      lines.reset();
    }
  }

  BufferedReader lines() {
    return lines;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
