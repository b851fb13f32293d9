package org.injerto.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** Refuses lines that are too long to be a text, before they fill the memory. */
final class LimitedLines extends FilterReader {
  static final int LONGEST = 16 << 20;

  private final Path file;
  private long line = 1;
  private long length;

  LimitedLines(Reader characters, Path file) {
    super(characters);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] into, int from, int most) throws IOException {
    int read = super.read(into, from, most);
    for (int i = from; i < from + read; i++) {
      count(into[i]);
    }
    return read;
  }

  private void count(char character) {
    if (character == '\n') {
      line++;
      length = 0;
    } else if (character == '\r') {
      length = 0; // alone it ends a line too
    } else if (++length > LONGEST) {
      throw new InvalidInputException(
          Message.of(LimitedLines.class, "line.long", file, line, LONGEST));
    }
  }
}
