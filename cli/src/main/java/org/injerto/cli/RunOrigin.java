package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.injerto.data.Dataset;
import org.injerto.provenance.RunProvenance.DataFile;

/**
 * What decides the weights that come of a run, by the options that a person gives: a run goes on
 * only as what it began as. Files count by their content, wherever they lie.
 */
final class RunOrigin {
  /** Where things lie, what is only measured, and what only the person sees. */
  private static final Set<String> NO_MATTER =
      Set.of(
          "test", "output", "overwrite", "resume", "save-every", "language", "offline", "locked");

  private RunOrigin() {}

  static Map<String, String> of(TrainingSetup setup, Map<String, Object> configuration)
      throws IOException {
    Map<String, String> origin = new TreeMap<>();
    for (Map.Entry<String, Object> option : configuration.entrySet()) {
      if (!NO_MATTER.contains(option.getKey())) {
        origin.put("--" + option.getKey(), String.valueOf(option.getValue()));
      }
    }
    origin.put("--model", weights(setup.opened().model().folder()));
    origin.put("--train", content(setup.data().train()));
    if (setup.data().dev().isPresent()) {
      origin.put("--dev", content(setup.data().dev().get()));
    }
    return origin;
  }

  private static String weights(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> weights =
          files.filter(file -> file.toString().endsWith(".safetensors")).sorted().toList();
      Map<Path, Integer> counts =
          weights.stream()
              .collect(Collectors.toMap(file -> file, file -> 0, (a, b) -> a, TreeMap::new));
      return digests(DataFile.of(counts));
    }
  }

  private static String content(Dataset dataset) throws IOException {
    return dataset.rows().size() + " × " + digests(DataFile.of(dataset.files()));
  }

  private static String digests(List<DataFile> files) {
    return files.stream().map(file -> "SHA-256 " + file.sha256()).collect(Collectors.joining(", "));
  }
}
