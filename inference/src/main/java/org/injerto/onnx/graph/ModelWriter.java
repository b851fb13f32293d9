package org.injerto.onnx.graph;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes models as ONNX files. What Protocol Buffers cannot hold, more than 2 GB, is written beside
 * the file, as ONNX's external data.
 */
public final class ModelWriter {
  /** What the file of the numbers is called, after the name of the model. */
  public static final String DATA_SUFFIX = ".data";

  private static final long LARGEST_MESSAGE = Integer.MAX_VALUE;
  private static final long ALIGNMENT = 4096; // so that a runtime can map the numbers as they are
  private static final long SMALLEST_EXTERNAL = 1024; // shapes must be in the file itself
  private static final int BUFFER = 1 << 16;

  private final long largest;

  private ModelWriter(long largest) {
    this.largest = largest;
  }

  /** A writer of files as large as they may be. */
  public static ModelWriter standard() {
    return new ModelWriter(LARGEST_MESSAGE);
  }

  /**
   * A writer of files that are no larger than so many bytes, as far as they can be.
   *
   * @throws IllegalArgumentException if that is negative or more than a file may have
   */
  public static ModelWriter withLargest(long bytes) {
    if (bytes < 0 || bytes > LARGEST_MESSAGE) {
      throw new IllegalArgumentException(
          "bytes must be in [0, " + LARGEST_MESSAGE + "]; bytes=" + bytes);
    }
    return new ModelWriter(bytes);
  }

  /** Writes a file, and one beside it where that is needed. */
  public void write(Model model, Path file) throws IOException {
    ProtobufMessage whole = new ModelMessage(ModelWriter::inside).of(model);
    if (whole.size() <= largest) {
      write(file, whole::writeTo);
      return;
    }
    String data = file.getFileName() + DATA_SUFFIX;
    Map<Initializer, Long> places = places(model.graph());
    ProtobufMessage message =
        new ModelMessage((fields, one) -> outside(fields, one, places, data)).of(model);
    write(file.resolveSibling(data), out -> writeAligned(places, out));
    write(file, message::writeTo);
  }

  private static void inside(ProtobufMessage fields, Initializer initializer) {
    fields.large(9, initializer.bytes(), initializer.content()); // raw_data
  }

  private static void outside(
      ProtobufMessage fields, Initializer initializer, Map<Initializer, Long> places, String data) {
    Long place = places.get(initializer);
    if (place == null) {
      inside(fields, initializer);
      return;
    }
    fields
        .message(13, entry("location", data)) // external_data
        .message(13, entry("offset", String.valueOf(place)))
        .message(13, entry("length", String.valueOf(initializer.bytes())))
        .number(14, 1); // data_location EXTERNAL
  }

  private static ProtobufMessage entry(String key, String value) {
    return new ProtobufMessage().text(1, key).text(2, value);
  }

  /** Where the numbers of each large initializer begin. */
  private static Map<Initializer, Long> places(Graph graph) {
    Map<Initializer, Long> places = new LinkedHashMap<>();
    long end = 0;
    for (Initializer initializer : graph.initializers()) {
      if (initializer.bytes() >= SMALLEST_EXTERNAL) {
        long place = (end + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        places.put(initializer, place);
        end = place + initializer.bytes();
      }
    }
    return places;
  }

  private static void writeAligned(Map<Initializer, Long> places, OutputStream out)
      throws IOException {
    long written = 0;
    for (Map.Entry<Initializer, Long> one : places.entrySet()) {
      out.write(new byte[(int) (one.getValue() - written)]);
      one.getKey().content().writeTo(out);
      written = one.getValue() + one.getKey().bytes();
    }
  }

  private static void write(Path file, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      content.writeTo(out);
    }
  }
}
