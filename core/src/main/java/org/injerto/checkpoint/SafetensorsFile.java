package org.injerto.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.injerto.checkpoint.SafetensorsHeader.Place;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** One safetensors file: eight bytes of length, a header, and the numbers of the tensors. */
final class SafetensorsFile implements AutoCloseable {
  private static final int LENGTH_BYTES = 8;

  /** The format allows 100,000,000; a model of 100,000 tensors has less than this. */
  private static final long LONGEST_HEADER = 16L << 20;

  private final FileChannel channel;
  private final SafetensorsHeader header;
  private final long dataStart;

  private SafetensorsFile(FileChannel channel, SafetensorsHeader header, long dataStart) {
    this.channel = channel;
    this.header = header;
    this.dataStart = dataStart;
  }

  /**
   * @throws InvalidInputException with everything that is wrong with the file
   */
  static SafetensorsFile open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return open(file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static SafetensorsFile open(Path file, FileChannel channel) throws IOException {
    ForeignFile.refuse(file, channel);
    long size = channel.size();
    if (size < LENGTH_BYTES) {
      throw invalid(file, List.of(problem("file.short", size)));
    }
    long length = bytes(channel, 0, LENGTH_BYTES).getLong();
    if (length < 2 || length > LONGEST_HEADER || length > size - LENGTH_BYTES) {
      String unsigned = Long.toUnsignedString(length);
      throw invalid(file, List.of(problem("file.header.length", unsigned, size, LONGEST_HEADER)));
    }
    List<Message> problems = new ArrayList<>();
    long dataStart = LENGTH_BYTES + length;
    String text = text(file, bytes(channel, LENGTH_BYTES, (int) length));
    SafetensorsHeader header = SafetensorsHeader.parse(text, size - dataStart, problems);
    if (!problems.isEmpty()) {
      throw invalid(file, problems);
    }
    return new SafetensorsFile(channel, header, dataStart);
  }

  SafetensorsHeader header() {
    return header;
  }

  /** Bytes of a tensor, little endian, from the file itself. */
  MappedByteBuffer map(Place place, long from, long length) throws IOException {
    MappedByteBuffer bytes =
        channel.map(FileChannel.MapMode.READ_ONLY, dataStart + place.begin() + from, length);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    return bytes;
  }

  private static String text(Path file, ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw invalid(file, List.of(problem("file.header.utf8")));
    }
  }

  private static ByteBuffer bytes(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  private static InvalidInputException invalid(Path file, List<Message> problems) {
    return new InvalidInputException(problem("file.subject", file), problems);
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(SafetensorsFile.class, key, arguments);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
