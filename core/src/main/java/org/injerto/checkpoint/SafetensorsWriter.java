package org.injerto.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes safetensors files. A file is written beside its place, forced to the disk and moved there:
 * whoever looks sees the whole of the old file or the whole of the new one, whenever the process or
 * the machine stops.
 */
public final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private SafetensorsWriter() {}

  /** The bytes of a tensor, little endian, row by row. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of them; called when it is the tensor's turn. */
    void writeTo(WritableByteChannel channel) throws IOException;
  }

  /** A tensor to be written. */
  public record Entry(String name, TensorInfo info, Content content) {
    /**
     * A tensor that is in memory.
     *
     * @param data its bytes, little endian; asked for when it is its turn
     */
    public static Entry of(String name, TensorInfo info, Supplier<ByteBuffer> data) {
      return new Entry(name, info, channel -> writeAll(channel, data.get()));
    }
  }

  /**
   * Writes tensors in this order.
   *
   * @param metadata free text by name
   * @throws IllegalArgumentException if a tensor has not as many bytes as its shape says
   * @throws IOException if the disk is full or the folder cannot be written; nothing is left then
   */
  public static void write(Path file, List<Entry> entries, Map<String, String> metadata)
      throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      writeAll(beside, entries, metadata);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void writeAll(Path file, List<Entry> entries, Map<String, String> metadata)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeAll(channel, header(entries, metadata));
      for (Entry entry : entries) {
        long start = channel.position();
        entry.content().writeTo(channel);
        requireBytes(entry, channel.position() - start);
      }
      channel.force(true);
    }
  }

  private static void requireBytes(Entry entry, long found) {
    if (found != entry.info().bytes()) {
      throw new IllegalArgumentException(
          "a tensor must have the bytes of its shape; name="
              + entry.name()
              + ", expected="
              + entry.info().bytes()
              + ", found="
              + found);
    }
  }

  private static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** The length and the header, filled up with spaces so that the numbers are aligned. */
  private static ByteBuffer header(List<Entry> entries, Map<String, String> metadata) {
    ObjectNode json = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode texts = json.putObject(SafetensorsHeader.METADATA);
      metadata.forEach(texts::put);
    }
    long begin = 0;
    for (Entry entry : entries) {
      ObjectNode place = json.putObject(entry.name());
      place.put("dtype", entry.info().type().name());
      entry.info().shape().forEach(place.putArray("shape")::add);
      long end = begin + entry.info().bytes();
      place.putArray("data_offsets").add(begin).add(end);
      begin = end;
    }
    byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
    int length = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer header =
        ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    header.put(text);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    return header.flip();
  }
}
