package org.injerto.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.injerto.architecture.EncoderConfig;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.ParameterMatch;
import org.injerto.architecture.ParameterShapes;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.checkpoint.TensorInfo;
import org.injerto.task.LongText;
import org.injerto.task.Reading;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.tokenizer.Tokenizer;
import org.injerto.tokenizer.TokenizerFiles;

/**
 * A model on disk in the layout of Hugging Face: {@code config.json}, weights and tokenizer.
 *
 * @param folder where it lies
 * @param config what {@code config.json} says
 */
public record PretrainedModel(Path folder, ModelConfig config) {
  private static final String POOLER = "bert.pooler.";
  private static final List<String> HEAD = List.of(POOLER, "classifier.");

  /**
   * Reads the configuration.
   *
   * @throws InvalidInputException with everything that is wrong in it
   */
  public static PretrainedModel open(Path folder) throws IOException {
    return new PretrainedModel(folder, ModelConfig.read(folder.resolve("config.json")));
  }

  /**
   * Looks whether the weights are those of the encoder, without reading a number.
   *
   * @throws InvalidInputException with every parameter that does not fit
   */
  public void requireEncoder() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      Map<String, List<Long>> found = shapes(checkpoint.tensors());
      ParameterMatch.of(
          folder.toString(), found, ParameterShapes.encoderAlone(config.encoder()), name -> false);
    }
  }

  /**
   * The most pieces of a text, special ones included, that the model has positions for and its
   * tokenizer allows.
   */
  public int maxLength() throws IOException {
    int positions = config.encoder().vocabulary().positions();
    return Math.min(positions, TokenizerFiles.read(folder).modelMaxLength().orElse(positions));
  }

  /** What reads texts for the model: of those that are too long, the beginning. */
  public TextReader reader() throws IOException {
    return reader(new Reading(maxLength(), LongText.FIRST));
  }

  /**
   * What reads texts for the model.
   *
   * @throws InvalidInputException if the model has not that many positions, or if its tokenizer
   *     knows pieces that it does not
   */
  public TextReader reader(Reading reading) throws IOException {
    int positions = config.encoder().vocabulary().positions();
    if (reading.maxLength() > positions) {
      throw new InvalidInputException(
          Message.of(
              PretrainedModel.class, "model.length", reading.maxLength(), folder, positions));
    }
    return new TextReader(tokenizer(), reading);
  }

  private Tokenizer tokenizer() throws IOException {
    Tokenizer tokenizer = TokenizerFiles.read(folder).tokenizer();
    int pieces = tokenizer.vocabulary().size();
    int embeddings = config.encoder().vocabulary().pieces();
    if (pieces > embeddings) {
      throw new InvalidInputException(
          Message.of(PretrainedModel.class, "model.vocabulary", folder, pieces, embeddings));
    }
    return tokenizer;
  }

  /**
   * The encoder with a new classifier. The pooler is that of the checkpoint; if it has none, its
   * first piece was never trained to stand for the text, and the last layer starts as {@link
   * MeanPooling}.
   *
   * @param seed of all that starts fresh
   * @throws InvalidInputException with every parameter that does not fit
   */
  public Parameters graft(int labels, long seed) throws IOException {
    Loaded loaded =
        load(
            ParameterShapes.sequenceClassifier(config.encoder(), labels),
            name -> HEAD.stream().anyMatch(name::startsWith),
            name -> !name.startsWith("classifier."),
            seed);
    if (loaded.fresh.stream().anyMatch(name -> name.startsWith(POOLER))) {
      MeanPooling.start(config.encoder(), loaded.parameters);
    }
    return loaded.parameters;
  }

  /**
   * The classifier as it was trained: nothing starts fresh.
   *
   * @throws InvalidInputException with every parameter that does not fit
   */
  public Parameters classifier() throws IOException {
    int labels = config.labels().size();
    return load(
            ParameterShapes.sequenceClassifier(config.encoder(), labels),
            name -> false,
            name -> true,
            0)
        .parameters;
  }

  /**
   * The encoder without any head.
   *
   * @throws InvalidInputException with every parameter that does not fit
   */
  public Parameters encoder() throws IOException {
    return load(ParameterShapes.encoderAlone(config.encoder()), name -> false, name -> true, 0)
        .parameters;
  }

  /**
   * The encoder with the head that it was pre-trained with.
   *
   * @throws InvalidInputException with every parameter that does not fit
   */
  public Parameters maskedLanguageModel() throws IOException {
    return load(
            ParameterShapes.maskedLanguageModel(config.encoder()), name -> false, name -> true, 0)
        .parameters;
  }

  /**
   * The same architecture, knowing nothing: every parameter starts fresh.
   *
   * @param seed of the weights
   */
  public Parameters scratch(int labels, long seed) {
    Map<String, List<Long>> shapes = ParameterShapes.sequenceClassifier(config.encoder(), labels);
    Parameters parameters = Parameters.zeros(shapes);
    fresh().fill(parameters, parameters.names(), seed);
    return parameters;
  }

  /** Parameters, and the names of those that were not on disk. */
  private record Loaded(Parameters parameters, Collection<String> fresh) {}

  private Loaded load(
      Map<String, List<Long>> wanted,
      Predicate<String> mayStartFresh,
      Predicate<String> wantedTensors,
      long seed)
      throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      Map<String, List<Long>> found = shapes(checkpoint.tensors());
      found.keySet().removeIf(wantedTensors.negate());
      ParameterMatch match = ParameterMatch.of(folder.toString(), found, wanted, mayStartFresh);
      Parameters parameters = Parameters.zeros(wanted);
      for (Map.Entry<String, String> source : match.sources().entrySet()) {
        checkpoint.read(source.getValue(), Tensors.memory(parameters.get(source.getKey())));
      }
      fresh().fill(parameters, match.fresh(), seed);
      return new Loaded(parameters, match.fresh());
    }
  }

  private FreshParameters fresh() {
    EncoderConfig encoder = config.encoder();
    return new FreshParameters(encoder.initializerRange(), encoder.vocabulary().paddingId());
  }

  private static Map<String, List<Long>> shapes(Map<String, TensorInfo> tensors) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    tensors.forEach((name, info) -> shapes.put(name, info.shape()));
    return shapes;
  }
}
