package org.injerto.onnx;

import java.util.Optional;
import org.injerto.architecture.Attention.Disentangled;
import org.injerto.architecture.Attention.Table;
import org.injerto.architecture.Attention.Terms;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.EncoderConfig;
import org.injerto.architecture.EncoderNames;
import org.injerto.architecture.Positions;
import org.injerto.onnx.DisentangledAttention.DistanceProjections;
import org.injerto.onnx.graph.Tensor;

/** Makes the parts of an encoder of its parameters, by the names of its family. */
record EncoderParts(EncoderArchitecture architecture, Weights weights, Kernels kernels) {

  Encoder encoder() {
    Optional<Tensor> distances = disentangled().map(attention -> distances(attention.table()));
    return new Encoder(
        kernels,
        embeddings(),
        architecture.names().layers().stream().map(name -> layer(name, distances)).toList(),
        disentangled().map(attention -> DistanceTable.of(operators(), attention.distances())),
        convolution());
  }

  private Embeddings embeddings() {
    EncoderNames.Embeddings names = architecture.names().embeddings();
    Optional<Tensor> types =
        architecture.vocabulary().types() == 0
            ? Optional.empty()
            : Optional.of(weights.of(names.types()));
    return new Embeddings(
        weights.of(names.words()),
        types,
        positions(names.positions()),
        norm(names.norm()),
        names.projection().map(weights::linear));
  }

  private PositionEmbeddings positions(String name) {
    if (config().positions() instanceof Positions.FromZero) {
      return new PositionEmbeddings.FromZero(weights.of(name));
    }
    return config().positions() instanceof Positions.AfterPadding
        ? new PositionEmbeddings.AfterPadding(
            weights.of(name), architecture.vocabulary().paddingId())
        : new PositionEmbeddings.None();
  }

  private Optional<ConvolutionLayer> convolution() {
    return architecture
        .convolution()
        .map(
            convolution ->
                new ConvolutionLayer(
                    weights.of(convolution.kernel() + ".weight"),
                    weights.of(convolution.kernel() + ".bias"),
                    convolution.kernelSize(),
                    convolution.activation(),
                    norm(convolution.norm())));
  }

  /**
   * @param name what stands before the names of its parameters
   * @param distances embeddings of all, where attention asks for them
   */
  private EncoderLayer layer(String name, Optional<Tensor> distances) {
    EncoderNames.SelfAttention attention = architecture.names().layer().attention();
    EncoderNames.FeedForward feedForward = architecture.names().layer().feedForward();
    return new EncoderLayer(
        new EncoderLayer.Attention(
            function(name, distances),
            weights.linear(name + attention.output()),
            norm(name + attention.norm())),
        new EncoderLayer.FeedForward(
            weights.linear(name + feedForward.intermediate()),
            config().numbers().activation(),
            weights.linear(name + feedForward.output()),
            norm(name + feedForward.norm())));
  }

  private AttentionFunction function(String layer, Optional<Tensor> distances) {
    return config().attention() instanceof Disentangled disentangled
        ? disentangled(layer, disentangled, distances.orElseThrow())
        : dotProduct(projections(layer), scaled(1));
  }

  private AttentionFunction dotProduct(Projections projections, ScaledDotProduct attention) {
    return (asking, hidden, surroundings) ->
        kernels.attend(
            projections.of(operators(), asking, hidden), attention, surroundings.visibility());
  }

  private DisentangledAttention disentangled(
      String layer, Disentangled attention, Tensor distances) {
    EncoderNames.SelfAttention names = architecture.names().layer().attention();
    Table table = attention.table();
    Terms terms = attention.terms();
    String keys = terms.shared() ? names.key() : table.key();
    String queries = terms.shared() ? names.query() : table.query();
    return new DisentangledAttention(
        operators(),
        projections(layer),
        scaled(attention.termCount()),
        new DistanceProjections(
            projected(terms.contentToPosition(), distances, layer + keys),
            projected(terms.positionToContent(), distances, layer + queries)));
  }

  private Optional<Tensor> projected(boolean wanted, Tensor distances, String name) {
    return wanted
        ? Optional.of(weights.linear(name).apply(operators(), distances))
        : Optional.empty();
  }

  /** The embeddings of all distances: (2 spans, H). */
  private Tensor distances(Table table) {
    Tensor embeddings = weights.of(table.embeddings());
    return table.norm().isEmpty()
        ? embeddings
        : operators().normalize(embeddings, norm(table.norm()));
  }

  private Projections projections(String layer) {
    EncoderNames.SelfAttention names = architecture.names().layer().attention();
    return new Projections(
        weights.linear(layer + names.query()),
        weights.linear(layer + names.key()),
        weights.linear(layer + names.value()));
  }

  /**
   * @param terms how many products a score is the sum of
   */
  private ScaledDotProduct scaled(int terms) {
    int heads = config().size().heads();
    int headSize = config().size().hiddenSize() / heads;
    return new ScaledDotProduct(
        new AttentionHeads(heads, headSize), 1 / Math.sqrt((double) headSize * terms));
  }

  private Optional<Disentangled> disentangled() {
    return config().attention() instanceof Disentangled disentangled
        ? Optional.of(disentangled)
        : Optional.empty();
  }

  private EncoderConfig config() {
    return architecture.config();
  }

  private Operators operators() {
    return kernels.operators();
  }

  private LayerNorm norm(String name) {
    return weights.norm(name, config().numbers().layerNormEpsilon());
  }
}
