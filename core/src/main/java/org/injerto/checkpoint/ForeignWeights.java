package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.text.Message;
import org.injerto.text.Printable;

/** Weights of other programs, told by the ending of their names: what they are and what to do. */
final class ForeignWeights {
  private static final int MOST_NAMED = 4;
  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry(".h5", "weights.tensorflow"),
          Map.entry(".ckpt.index", "weights.tensorflow.old"),
          Map.entry(".ckpt.meta", "weights.tensorflow.old"),
          Map.entry(".ckpt.data-00000-of-00001", "weights.tensorflow.old"),
          Map.entry(".msgpack", "weights.flax"),
          Map.entry(".onnx", "weights.onnx"),
          Map.entry(".gguf", "weights.gguf"),
          Map.entry(".ggml", "weights.gguf"),
          Map.entry(".ot", "weights.rust"),
          Map.entry(".mlmodel", "weights.coreml"),
          Map.entry(".tflite", "weights.tflite"));

  private ForeignWeights() {}

  /** What a file is, if its name says so. */
  static Optional<Message> named(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ENDINGS.entrySet().stream()
        .filter(ending -> name.endsWith(ending.getKey()))
        .findFirst()
        .map(ending -> Message.of(ForeignWeights.class, ending.getValue(), shown(file)));
  }

  private static String shown(Path file) {
    return Printable.text(String.valueOf(file.getFileName()));
  }

  /** The first few that lie in a folder, by name. */
  static List<Message> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(file -> named(file).stream()).limit(MOST_NAMED).toList();
    }
  }
}
