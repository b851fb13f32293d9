package org.injerto.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.injerto.checkpoint.SafetensorsHeader.Place;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** One safetensors file: eight bytes of length, a header, and the numbers of the tensors. */
final class SafetensorsFile implements TensorFile {
  private static final int LENGTH_BYTES = 8;

  /** The first bytes of a zip archive, little endian. */
  private static final int ZIP = 0x04034B50;

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
    if ((int) length == ZIP) {
      throw invalid(file, List.of(problem("foreign.zip")));
    }
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

  @Override
  public Map<String, TensorInfo> tensors() {
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    header.places().forEach((name, place) -> tensors.put(name, place.info()));
    return Collections.unmodifiableMap(tensors);
  }

  @Override
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /** In this form every tensor has bytes of its own. */
  @Override
  public Map<String, String> tied() {
    return Map.of();
  }

  @Override
  public void read(String name, PieceReader reader, PieceConsumer consumer) throws IOException {
    reader.read(channel, run(name), consumer);
  }

  @Override
  public void sample(String name, int bytes, PieceReader reader, PieceConsumer consumer)
      throws IOException {
    for (NumberRun sample : run(name).samples(bytes)) {
      reader.read(channel, sample, consumer);
    }
  }

  private NumberRun run(String name) {
    Place place = header.place(name);
    return new NumberRun(
        dataStart + place.begin(),
        place.info().type().bytes(),
        StridedView.contiguous(place.info().shape()));
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
