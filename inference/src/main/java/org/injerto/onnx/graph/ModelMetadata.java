package org.injerto.onnx.graph;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads what a file says of its graph, {@code metadata_props}, and nothing of the graph. */
public final class ModelMetadata {
  private static final int METADATA_PROPS = 14;
  private static final int KEY = 1;
  private static final int VALUE = 2;
  private static final int LARGEST_ENTRY = 1 << 16; // bytes
  private static final int MOST_ENTRIES = 256; // a hostile file must not fill the memory

  private ModelMetadata() {}

  /**
   * The texts by name. Of a file that is damaged, or no such file, they are those before the
   * damage: to say what is wrong is for the runtime that loads the graph.
   */
  public static Map<String, String> read(Path file) throws IOException {
    Map<String, String> metadata = new HashMap<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      ProtobufFields model = new ProtobufFields(in);
      while (metadata.size() < MOST_ENTRIES && model.next()) {
        if (model.number() == METADATA_PROPS) {
          Map<Integer, String> entry = texts(model.bytes(LARGEST_ENTRY));
          metadata.put(entry.getOrDefault(KEY, ""), entry.getOrDefault(VALUE, ""));
        } else {
          model.skip();
        }
      }
    } catch (EOFException | StreamCorruptedException damaged) {
      return Map.copyOf(metadata);
    }
    return Map.copyOf(metadata);
  }

  /** The fields of a message that has nothing but texts. */
  private static Map<Integer, String> texts(byte[] message) throws IOException {
    Map<Integer, String> texts = new HashMap<>();
    ProtobufFields fields = new ProtobufFields(new ByteArrayInputStream(message));
    while (fields.next()) {
      texts.put(fields.number(), new String(fields.bytes(message.length), StandardCharsets.UTF_8));
    }
    return texts;
  }
}
