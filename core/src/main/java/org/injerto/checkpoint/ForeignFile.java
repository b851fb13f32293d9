package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** What is often found where weights should be, told by its first bytes or by its name. */
final class ForeignFile {
  private static final int LOOKED_AT = 64;
  private static final Map<String, String> STARTS =
      Map.of(
          "version https://git-lfs", "foreign.lfs",
          "<!doctype", "foreign.html",
          "<html", "foreign.html",
          "gguf", "foreign.gguf",
          "\u0089hdf\r\n\u001a\n", "foreign.hdf5",
          "\u001f\u008b", "foreign.gzip");

  private ForeignFile() {}

  /**
   * @throws InvalidInputException if the file is something else, saying what
   */
  static void refuse(Path file, FileChannel channel) throws IOException {
    Optional<Message> found = begun(channel).or(() -> ForeignWeights.named(file));
    if (found.isPresent()) {
      throw new InvalidInputException(
          Message.of(ForeignFile.class, "file.subject", file), List.of(found.get()));
    }
  }

  private static Optional<Message> begun(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LOOKED_AT);
    channel.read(bytes, 0);
    String start =
        StandardCharsets.ISO_8859_1.decode(bytes.flip()).toString().toLowerCase(Locale.ROOT);
    return STARTS.entrySet().stream()
        .filter(
            known ->
                start.startsWith(known.getKey()) || start.stripLeading().startsWith(known.getKey()))
        .findFirst()
        .map(known -> Message.of(ForeignFile.class, known.getValue()));
  }
}
