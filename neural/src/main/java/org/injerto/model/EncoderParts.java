package org.injerto.model;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.Attention;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.EncoderConfig;
import org.injerto.architecture.EncoderNames;
import org.injerto.architecture.Positions;

/** Makes the parts of an encoder of its parameters, by the names of its family. */
record EncoderParts(EncoderArchitecture architecture, Parameters parameters) {

  /**
   * @param padding the row of the word embeddings for the padding
   */
  Embeddings embeddings(int padding) {
    EncoderNames.Embeddings names = architecture.names().embeddings();
    Optional<Tensor> types =
        architecture.vocabulary().types() == 0
            ? Optional.empty()
            : Optional.of(parameters.get(names.types()));
    return new Embeddings(
        new Embeddings.Words(parameters.get(names.words()), padding),
        types,
        positions(padding),
        norm(names.norm()),
        config().dropout().embeddings(),
        names.projection().map(this::linear));
  }

  private PositionEmbeddings positions(int padding) {
    String name = architecture.names().embeddings().positions();
    if (config().positions() instanceof Positions.FromZero) {
      return new PositionEmbeddings.FromZero(parameters.get(name));
    }
    return config().positions() instanceof Positions.AfterPadding
        ? new PositionEmbeddings.AfterPadding(
            parameters.get(name), architecture.vocabulary().paddingId(), padding)
        : new PositionEmbeddings.None();
  }

  /** The table of distances, if attention asks for them. */
  Optional<DistanceEmbeddings> distances() {
    if (!(config().attention() instanceof Attention.Disentangled disentangled)) {
      return Optional.empty();
    }
    Attention.Table table = disentangled.table();
    Optional<LayerNorm> norm =
        table.norm().isEmpty() ? Optional.empty() : Optional.of(norm(table.norm()));
    return Optional.of(
        new DistanceEmbeddings(parameters.get(table.embeddings()), norm, disentangled.distances()));
  }

  /** What stands beside the first layer, if anything does. */
  Optional<ConvolutionLayer> convolution() {
    return architecture
        .convolution()
        .map(
            convolution ->
                new ConvolutionLayer(
                    parameters.get(convolution.kernel() + ".weight"),
                    parameters.get(convolution.kernel() + ".bias"),
                    ActivationFunction.of(convolution.activation()),
                    norm(convolution.norm()),
                    config().dropout().embeddings()));
  }

  /**
   * @param name what stands before the names of its parameters
   */
  EncoderLayer layer(String name) {
    EncoderNames.SelfAttention attention = architecture.names().layer().attention();
    return new EncoderLayer(
        new SelfAttention(
            function(name, projections(name, attention)),
            linear(name + attention.output()),
            norm(name + attention.norm()),
            config().dropout().attentionOutput()),
        feedForward(name, architecture.names().layer().feedForward()));
  }

  private Projections projections(String layer, EncoderNames.SelfAttention names) {
    return new Projections(
        linear(layer + names.query()),
        linear(layer + names.key()),
        linear(layer + names.value()),
        new AttentionHeads(config().size().heads()));
  }

  private AttentionFunction function(String layer, Projections projections) {
    return config().attention() instanceof Attention.Disentangled disentangled
        ? disentangled(layer, projections, disentangled)
        : new DotProductAttention(projections, scaledDotProduct());
  }

  private ScaledDotProduct scaledDotProduct() {
    int headSize = config().size().hiddenSize() / config().size().heads();
    return new ScaledDotProduct(1 / Math.sqrt(headSize), config().dropout().attention());
  }

  private DisentangledAttention disentangled(
      String layer, Projections contents, Attention.Disentangled settings) {
    Attention.Terms terms = settings.terms();
    Attention.Table names = settings.table();
    Optional<Linear> keys =
        terms.contentToPosition()
            ? Optional.of(terms.shared() ? contents.key() : linear(layer + names.key()))
            : Optional.empty();
    Optional<Linear> queries =
        terms.positionToContent()
            ? Optional.of(terms.shared() ? contents.query() : linear(layer + names.query()))
            : Optional.empty();
    return new DisentangledAttention(contents, keys, queries, config().dropout());
  }

  private FeedForward feedForward(String layer, EncoderNames.FeedForward names) {
    return new FeedForward(
        linear(layer + names.intermediate()),
        ActivationFunction.of(config().numbers().activation()),
        linear(layer + names.output()),
        norm(layer + names.norm()),
        config().dropout().feedForward());
  }

  private EncoderConfig config() {
    return architecture.config();
  }

  private Linear linear(String name) {
    return Linear.of(parameters, name);
  }

  private LayerNorm norm(String name) {
    return LayerNorm.of(parameters, name, config().numbers().layerNormEpsilon());
  }
}
