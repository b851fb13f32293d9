package org.injerto.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** A file of text, packed by gzip or not, whose bytes must be what its encoding allows. */
final class TextFile implements AutoCloseable {
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final BufferedReader lines;
  private final CountedInput bytes;

  private TextFile(BufferedReader lines, CountedInput bytes) {
    this.lines = lines;
    this.bytes = bytes;
  }

  /** What is done with the text of a file. */
  @FunctionalInterface
  interface Content {
    void read(TextFile text) throws IOException;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInputException if its bytes are not in the encoding, or not packed as its name
   *     says
   * @throws IOException that names the file, if the disk fails
   */
  static void read(Path file, Charset encoding, Content content) throws IOException {
    try (TextFile text = open(file, encoding)) {
      content.read(text);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(WrongBytes.find(file, encoding));
    } catch (EOFException e) {
      throw new InvalidInputException(Message.of(TextFile.class, "file.gzip.cut", file));
    } catch (ZipException e) {
      throw new InvalidInputException(
          Message.of(TextFile.class, "file.gzip", file, String.valueOf(e.getMessage())));
    } catch (FileSystemException namesTheFile) {
      throw namesTheFile;
    } catch (IOException e) {
      throw namingTheFile(file, e);
    }
  }

  private static IOException namingTheFile(Path file, IOException failed) {
    String reason = String.valueOf(failed.getMessage());
    FileSystemException named = new FileSystemException(file.toString(), null, reason);
    named.initCause(failed);
    return named;
  }

  /** Opens a file; a byte that the encoding does not allow fails when it is read. */
  private static TextFile open(Path file, Charset encoding) throws IOException {
    CountedInput packed = new CountedInput(Files.newInputStream(file));
    Reader characters = new InputStreamReader(unpacked(file, packed), encoding.newDecoder());
    BufferedReader lines = new BufferedReader(new LimitedLines(characters, file));
    skipByteOrderMark(lines);
    return new TextFile(lines, packed);
  }

  /** The bytes of a file as they were before it was packed. */
  static InputStream unpacked(Path file) throws IOException {
    return unpacked(file, Files.newInputStream(file));
  }

  private static InputStream unpacked(Path file, InputStream packed) throws IOException {
    InputStream bytes = new BufferedInputStream(packed);
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

  /** How many bytes of the file were read, as they lie on the disk. */
  long bytesRead() {
    return bytes.count();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
