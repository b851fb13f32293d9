package org.injerto.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.injerto.architecture.HeadKind;
import org.injerto.architecture.HeadsFound;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.ParameterMatch;
import org.injerto.architecture.ParameterNames;
import org.injerto.architecture.WritingArchitecture;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.checkpoint.TensorInfo;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** The weights in the folder of a model, read as the parameters that are wanted. */
record WeightsOnDisk(Path folder, ModelConfig config) {
  private static final int MOST_NUMBERS = Integer.MAX_VALUE / Float.BYTES;

  /** The heads that the checkpoint has, as far as names tell. */
  Set<HeadKind> heads() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      return HeadsFound.in(checkpoint.tensors().keySet(), config);
    }
  }

  /**
   * Looks whether parameters of these shapes are there, without reading a number.
   *
   * @throws org.injerto.text.InvalidInputException with every one that does not fit
   */
  void require(Map<String, List<Long>> wanted) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      match(shapes(checkpoint.tensors()), wanted, name -> false);
    }
  }

  /** A model that writes; see {@link PretrainedModel#languageModel}. */
  Parameters languageModel() throws IOException {
    WritingArchitecture writing = config.writing();
    Parameters parameters = load(writing.languageModel(hasOwnHead(writing)));
    return hasCopiedHead(writing, parameters)
        ? parameters.only(name -> !name.equals(WritingArchitecture.HEAD))
        : parameters;
  }

  private boolean hasOwnHead(WritingArchitecture writing) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      return writing.hasOwnHead(checkpoint.tensors().keySet());
    }
  }

  private static boolean hasCopiedHead(WritingArchitecture writing, Parameters parameters) {
    return writing.tied()
        && parameters.names().contains(WritingArchitecture.HEAD)
        && parameters.get(WritingArchitecture.HEAD).equal(parameters.get(writing.words()));
  }

  /** Parameters, and the names of those that were not on disk. */
  record Loaded(Parameters parameters, Collection<String> fresh) {}

  Parameters load(Map<String, List<Long>> wanted) throws IOException {
    return load(wanted, name -> false, tensor -> true, 0).parameters;
  }

  Loaded load(
      Map<String, List<Long>> wanted,
      Predicate<String> mayStartFresh,
      Predicate<String> wantedTensors,
      long seed)
      throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      Map<String, List<Long>> found = shapes(checkpoint.tensors());
      found.keySet().removeIf(wantedTensors.negate());
      ParameterMatch match = match(found, wanted, mayStartFresh);
      refuseTooLarge(wanted);
      Parameters parameters = Parameters.unwritten(wanted);
      for (Map.Entry<String, String> source : match.sources().entrySet()) {
        checkpoint.read(source.getValue(), Tensors.memory(parameters.get(source.getKey())));
      }
      if (!match.fresh().isEmpty()) {
        new FreshParameters(config.trunk()).fill(parameters, match.fresh(), seed);
      }
      return new Loaded(parameters, match.fresh());
    }
  }

  /** Numbers of a tensor are written through a buffer, which has no more bytes than an int says. */
  private void refuseTooLarge(Map<String, List<Long>> wanted) {
    List<Message> problems = new ArrayList<>();
    wanted.forEach(
        (name, shape) -> {
          long numbers = shape.stream().reduce(1L, Math::multiplyExact);
          if (numbers > MOST_NUMBERS) {
            problems.add(
                Message.of(WeightsOnDisk.class, "tensor.too.large", name, numbers, MOST_NUMBERS));
          }
        });
    if (!problems.isEmpty()) {
      throw new InvalidInputException(
          Message.of(WeightsOnDisk.class, "weights.too.large", folder), problems);
    }
  }

  private ParameterMatch match(
      Map<String, List<Long>> found,
      Map<String, List<Long>> wanted,
      Predicate<String> mayStartFresh) {
    ParameterNames names = config.architecture().parameterNames();
    return ParameterMatch.of(folder.toString(), names, found, wanted, mayStartFresh);
  }

  private static Map<String, List<Long>> shapes(Map<String, TensorInfo> tensors) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    tensors.forEach((name, info) -> shapes.put(name, info.shape()));
    return shapes;
  }
}
