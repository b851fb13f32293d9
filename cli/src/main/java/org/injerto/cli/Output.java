package org.injerto.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Standard output: results in UTF-8 with line ends of one character, and nothing else. */
final class Output {
  private final Writer writer;

  Output(OutputStream out) {
    writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /** Writes text as it is. */
  void text(String text) throws IOException {
    try {
      writer.write(text);
    } catch (IOException failed) {
      throw explained(failed);
    }
  }

  void line(String line) throws IOException {
    text(line + "\n");
  }

  /** Writes a value as JSON, in one line. */
  void json(Object value) throws IOException {
    line(Json.MAPPER.writeValueAsString(value));
  }

  /** Hands over what is still held back, so that the reader has it. */
  void flush() throws IOException {
    try {
      writer.flush();
    } catch (IOException failed) {
      throw explained(failed);
    }
  }

  private static IOException explained(IOException failed) {
    boolean pipe = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    return pipe ? new ReaderGoneException(failed) : failed;
  }

  /** Made when first used: commands that print no JSON start without it. */
  private static final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
  }

  /** Who read standard output has closed it, as {@code head} does: no failure worth words. */
  static final class ReaderGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    private ReaderGoneException(IOException cause) {
      super(cause);
    }
  }
}
