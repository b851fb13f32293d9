package org.injerto.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.HeadKind;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.ParameterShapes;
import org.injerto.architecture.Trunk;
import org.injerto.pipeline.TextReader;
import org.injerto.task.LongText;
import org.injerto.task.Reading;
import org.injerto.text.InvalidInputException;
import org.injerto.tokenizer.TokenizerFiles;

/**
 * A model on disk in the layout of Hugging Face: {@code config.json}, weights and tokenizer.
 *
 * @param folder where it lies
 * @param config what {@code config.json} says
 */
public record PretrainedModel(Path folder, ModelConfig config) {
  /**
   * Reads the configuration.
   *
   * @throws InvalidInputException with everything that is wrong in it
   */
  public static PretrainedModel open(Path folder) throws IOException {
    return new PretrainedModel(folder, ModelConfig.read(folder.resolve("config.json")));
  }

  private WeightsOnDisk weights() {
    return new WeightsOnDisk(folder, config);
  }

  /**
   * Looks whether the weights are those of the encoder, without reading a number.
   *
   * @throws InvalidInputException with every parameter that does not fit
   */
  public void requireEncoder() throws IOException {
    weights().require(config.trunk().trunk());
  }

  /**
   * The most pieces of a text, special ones included, that the model has positions for and its
   * tokenizer allows.
   */
  public int maxLength() throws IOException {
    int positions = config.architecture().maxLength();
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
    return TextReader.open(folder, config, reading);
  }

  /**
   * The heads that the checkpoint has, as far as names tell: of heads that share a name, the one
   * that {@code config.json} says; all of them if it says none.
   *
   * @throws org.injerto.text.InvalidInputException if the weights cannot be opened
   */
  public Set<HeadKind> heads() throws IOException {
    return weights().heads();
  }

  /**
   * The encoder with a new classifier. Where the checkpoint has what makes a state of the whole
   * text of that of the first piece, it is kept. Where it has not, its first piece was never
   * trained to stand for the text, and the last layer starts as {@link MeanPooling} if the family
   * has layers that it can stand in.
   *
   * @param seed of all that starts fresh
   * @throws InvalidInputException with every parameter that does not fit
   */
  public Parameters graft(int labels, long seed) throws IOException {
    Trunk trunk = config.trunk();
    WeightsOnDisk.Loaded loaded =
        graft(trunk.classifierParameters(labels), trunk.classifier().output(), seed);
    if (trunk instanceof EncoderArchitecture encoder && poolsAnew(encoder, loaded)) {
      MeanPooling.start(encoder, loaded.parameters());
    }
    return loaded.parameters();
  }

  private static boolean poolsAnew(EncoderArchitecture encoder, WeightsOnDisk.Loaded loaded) {
    String pooler = encoder.heads().sequence().pooling().dense().name();
    return loaded.fresh().contains(pooler + ".weight") && encoder.hasPlainLayers();
  }

  /**
   * The encoder with a new head that labels pieces.
   *
   * @param seed of all that starts fresh
   * @throws InvalidInputException with every parameter that does not fit
   */
  public Parameters graftOnPieces(int labels, long seed) throws IOException {
    String output = config.encoder().heads().pieces().output();
    Map<String, List<Long>> wanted =
        ParameterShapes.of(config.encoder(), List.of(HeadKind.TOKEN_CLASSIFICATION), labels);
    return graft(wanted, output, seed).parameters();
  }

  private WeightsOnDisk.Loaded graft(Map<String, List<Long>> wanted, String output, long seed)
      throws IOException {
    Set<String> trunk = config.trunk().trunk().keySet();
    return weights()
        .load(
            wanted,
            name -> !trunk.contains(name),
            tensor -> !tensor.startsWith(output + "."), // what it scores is of another task
            seed);
  }

  /**
   * The classifier as it was trained: nothing starts fresh.
   *
   * @throws InvalidInputException with every parameter that does not fit
   */
  public Parameters classifier() throws IOException {
    return weights().load(config.trunk().classifierParameters(config.labels().size()));
  }

  /**
   * The encoder without any head.
   *
   * @throws InvalidInputException with every parameter that does not fit
   */
  public Parameters encoder() throws IOException {
    return weights().load(ParameterShapes.encoder(config.encoder()));
  }

  /**
   * What makes hidden states, encoder or decoder, without any head.
   *
   * @throws InvalidInputException with every parameter that does not fit
   */
  public Parameters trunk() throws IOException {
    return weights().load(config.trunk().trunk());
  }

  /**
   * The encoder with the pooler of the bare model, if the family has one.
   *
   * @throws InvalidInputException with every parameter that does not fit
   */
  public Parameters encoderAndPooler() throws IOException {
    return weights().load(ParameterShapes.encoderAndPooler(config.encoder()));
  }

  /**
   * The encoder with the head that it was pre-trained with.
   *
   * @throws InvalidInputException with every parameter that does not fit
   */
  public Parameters maskedLanguageModel() throws IOException {
    return with(HeadKind.MASKED_LANGUAGE_MODEL);
  }

  /**
   * The encoder with heads as they were trained: nothing starts fresh.
   *
   * @throws InvalidInputException with every parameter that does not fit
   * @throws IllegalArgumentException if the family has no such head
   */
  public Parameters with(HeadKind... heads) throws IOException {
    int labels = config.labels().size();
    return weights().load(ParameterShapes.of(config.encoder(), List.of(heads), labels));
  }

  /**
   * The same architecture, knowing nothing: every parameter starts fresh.
   *
   * @param seed of the weights
   */
  public Parameters scratch(int labels, long seed) {
    return scratch(config.trunk().classifierParameters(labels), seed);
  }

  /**
   * The same architecture with a head, knowing nothing: every parameter starts fresh.
   *
   * @param seed of the weights
   */
  public Parameters scratch(HeadKind head, int labels, long seed) {
    return scratch(ParameterShapes.of(config.encoder(), List.of(head), labels), seed);
  }

  private Parameters scratch(Map<String, List<Long>> shapes, long seed) {
    Parameters parameters = Parameters.unwritten(shapes);
    new FreshParameters(config.trunk()).fill(parameters, parameters.names(), seed);
    return parameters;
  }

  /**
   * A model that writes, with what scores the next piece; see {@link CausalLanguageModel#of} and
   * {@link EncoderDecoder#of}.
   *
   * <p>The scores have weights of their own where the checkpoint has them and they are not those
   * that pieces are read as once more, or where the configuration says so.
   *
   * @throws InvalidInputException with every parameter that does not fit; if the model does not
   *     write
   */
  public Parameters languageModel() throws IOException {
    return weights().languageModel();
  }
}
