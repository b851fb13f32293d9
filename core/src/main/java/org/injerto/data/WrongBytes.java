package org.injerto.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Path;
import java.util.List;
import org.injerto.text.Message;

/** Finds the bytes of a file that are not in its encoding, to say where they are. */
final class WrongBytes {
  private static final int BUFFER = 1 << 16;

  /** What files of UTF-16 begin with, in either order of their bytes. */
  private static final List<String> SIXTEEN_BIT_MARKS = List.of("ff", "fe");

  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
  private final CharBuffer characters = CharBuffer.allocate(BUFFER);
  private long offset;
  private long line = 1;

  private WrongBytes(Charset encoding) {
    this.decoder = encoding.newDecoder();
  }

  /** What is wrong with a file that could not be decoded. */
  static Message find(Path file, Charset encoding) throws IOException {
    WrongBytes search = new WrongBytes(encoding);
    try (InputStream in = TextFile.unpacked(file)) {
      return search.find(in, file);
    }
  }

  private Message find(InputStream in, Path file) throws IOException {
    boolean ended = false;
    while (!ended) {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = read < 0;
      bytes.position(bytes.position() + Math.max(0, read)).flip();
      CoderResult result = decoder.decode(bytes, characters, ended);
      offset += bytes.position();
      line += characters.flip().chars().filter(c -> c == '\n').count();
      if (result.isError()) {
        break;
      }
      characters.clear();
      bytes.compact();
    }
    String found = bytes.hasRemaining() ? Integer.toHexString(bytes.get() & 0xFF) : "";
    String likely = offset == 0 && SIXTEEN_BIT_MARKS.contains(found) ? "UTF-16" : "ISO-8859-1";
    return Message.of(
        WrongBytes.class, "file.encoding", file, decoder.charset(), line, offset, found, likely);
  }
}
