package org.injerto.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The small models of the reference, which stand once, beside the tests of training's engine. */
final class GoldenModels {
  static final Path FOLDER = Path.of("../neural/src/test/resources/golden/models");

  private GoldenModels() {}

  /** Every folder of a model of these families. */
  static List<Path> folders(List<String> families) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String family : families) {
      try (Stream<Path> heads = Files.list(FOLDER.resolve(family))) {
        folders.addAll(heads.sorted().toList());
      }
    }
    return folders;
  }

  static Path folder(String name) {
    return FOLDER.resolve(name);
  }

  static String name(Path folder) {
    return FOLDER.relativize(folder).toString();
  }

  static JsonNode cases(Path folder) throws IOException {
    return new ObjectMapper().readTree(folder.resolve("cases.json").toFile()).get("cases");
  }
}
