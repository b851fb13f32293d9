package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** What is often found where a safetensors file should be, told by its first bytes. */
final class ForeignFile {
  private static final int LOOKED_AT = 64;
  private static final Map<String, String> STARTS =
      Map.of(
          "version https://git-lfs", "foreign.lfs",
          "<!doctype", "foreign.html",
          "<html", "foreign.html",
          "pk\u0003\u0004", "foreign.zip");

  private ForeignFile() {}

  /**
   * @throws InvalidInputException if the file is something else, saying what
   */
  static void refuse(Path file, FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LOOKED_AT);
    channel.read(bytes, 0);
    String start =
        StandardCharsets.ISO_8859_1.decode(bytes.flip()).toString().toLowerCase(Locale.ROOT);
    STARTS.forEach(
        (beginning, key) -> {
          if (start.stripLeading().startsWith(beginning)) {
            throw new InvalidInputException(
                Message.of(ForeignFile.class, "file.subject", file),
                List.of(Message.of(ForeignFile.class, key)));
          }
        });
  }
}
