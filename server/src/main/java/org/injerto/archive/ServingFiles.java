package org.injerto.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.tokenizer.TokenizerFiles;

/**
 * The files of a bundle that an archive takes.
 *
 * @param bundle the folder that they lie in
 * @param names their places in it, with slashes, in alphabetical order
 */
public record ServingFiles(Path bundle, List<String> names) {
  private static final String CONFIG = "config.json";
  private static final String MANIFEST = "injerto.json";
  private static final String GRAPHS = "onnx";

  public ServingFiles {
    names = names.stream().sorted().toList();
  }

  /**
   * What answers need: the configuration, the tokenizer and the exported graphs.
   *
   * @throws InvalidInputException with all that is missing
   */
  public static ServingFiles of(Path bundle) throws IOException {
    List<Message> problems = new ArrayList<>();
    return checked(bundle, needed(bundle, problems), problems);
  }

  /**
   * The same and the weights, for who trains the model on.
   *
   * @throws InvalidInputException with all that is missing
   */
  public static ServingFiles withWeights(Path bundle) throws IOException {
    List<Message> problems = new ArrayList<>();
    List<String> names = needed(bundle, problems);
    List<String> weights = weights(bundle);
    if (weights.isEmpty()) {
      problems.add(problem("serving.no.weights"));
    }
    names.addAll(weights);
    return checked(bundle, names, problems);
  }

  private static ServingFiles checked(Path bundle, List<String> names, List<Message> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problem("serving.subject", bundle), problems);
    }
    return new ServingFiles(bundle, names);
  }

  private static List<String> needed(Path bundle, List<Message> problems) throws IOException {
    if (!Files.isDirectory(bundle)) {
      problems.add(problem("serving.no.folder"));
      return new ArrayList<>();
    }
    List<String> tokenizer = there(bundle, TokenizerFiles.NAMES);
    List<String> graphs = graphs(bundle.resolve(GRAPHS));
    if (!Files.isRegularFile(bundle.resolve(CONFIG))) {
      problems.add(problem("serving.no.config"));
    }
    if (tokenizer.isEmpty()) {
      problems.add(problem("serving.no.tokenizer"));
    }
    if (graphs.stream().noneMatch(name -> name.endsWith(".onnx"))) {
      problems.add(problem("serving.no.graph", bundle));
    }
    return together(there(bundle, List.of(CONFIG, MANIFEST)), tokenizer, graphs);
  }

  private static List<String> there(Path bundle, List<String> names) {
    return names.stream().filter(name -> Files.isRegularFile(bundle.resolve(name))).toList();
  }

  /** The graphs, and the files beside them that hold the numbers of large ones. */
  private static List<String> graphs(Path folder) throws IOException {
    return Files.isDirectory(folder)
        ? files(folder).stream().map(name -> GRAPHS + "/" + name).toList()
        : List.of();
  }

  private static List<String> weights(Path bundle) throws IOException {
    return Files.isDirectory(bundle)
        ? files(bundle).stream()
            .filter(name -> name.matches("model.*\\.safetensors(\\.index\\.json)?"))
            .toList()
        : List.of();
  }

  /** What is hidden belongs to a run that has not finished. */
  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .toList();
    }
  }

  @SafeVarargs
  private static List<String> together(List<String>... lists) {
    List<String> all = new ArrayList<>();
    for (List<String> list : lists) {
      all.addAll(list);
    }
    return all;
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(ServingFiles.class, key, arguments);
  }
}
