package org.injerto.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.injerto.data.Example;
import org.injerto.task.Classification;
import org.injerto.text.InvalidInputException;

/**
 * Where predictions for labelled texts go.
 *
 * @param file a file or a place for one, or something else that can be written to, such as {@code
 *     /dev/stdout}
 */
record PredictionsFile(Path file) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A place that can be written to, as far as this is known before the work is done.
   *
   * @throws InvalidInputException if it is a folder or lies in none
   */
  static PredictionsFile of(Path file) {
    return new PredictionsFile(OutputFile.of(file, "--predictions"));
  }

  /** Writes a line for each example; there is never half a file. */
  void write(List<Example> examples, List<Classification> said) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("gold", examples.get(i));
      line.put("predicted", said.get(i));
      lines.add(JSON.writeValueAsString(line));
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.write(file, lines); // a pipe or a device: nothing can be moved to its place
    } else {
      writeBeside(Files.exists(file) ? file.toRealPath() : file, lines);
    }
  }

  /** Beside its place and then moved there; a link stays a link. */
  private static void writeBeside(Path place, List<String> lines) throws IOException {
    Path part = place.resolveSibling("." + place.getFileName() + ".part");
    try {
      Files.write(part, lines);
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
