package org.injerto.architecture;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of an encoder by their canonical names, each with its shape, in order. */
public final class ParameterShapes {
  private final Shapes shapes = new Shapes();
  private final EncoderConfig config;
  private final EncoderNames names;

  private ParameterShapes(EncoderArchitecture architecture) {
    this.config = architecture.config();
    this.names = architecture.names();
  }

  /** Those of the bare encoder, without a pooler. */
  public static Map<String, List<Long>> encoder(EncoderArchitecture architecture) {
    ParameterShapes encoder = new ParameterShapes(architecture);
    encoder.embeddings();
    encoder.distances();
    new LinkedHashSet<>(encoder.names.layers()).forEach(encoder::layer);
    architecture.convolution().ifPresent(encoder::convolution);
    return encoder.shapes.all();
  }

  /** Those of the encoder with the pooler of the bare model, if it has one. */
  public static Map<String, List<Long>> encoderAndPooler(EncoderArchitecture architecture) {
    int hidden = architecture.size().hiddenSize();
    Shapes all = new Shapes().putAll(encoder(architecture));
    architecture
        .pooler()
        .map(pooler -> pooler.dense().name())
        .ifPresent(name -> all.linear(name, hidden, hidden));
    return all.all();
  }

  /**
   * Those of the encoder and heads on it.
   *
   * @param labels how many there are to tell apart, for heads that tell labels apart
   * @throws IllegalArgumentException if the family has no such head
   */
  public static Map<String, List<Long>> of(
      EncoderArchitecture architecture, List<HeadKind> kinds, int labels) {
    Shapes all = new Shapes().putAll(encoder(architecture));
    kinds.forEach(kind -> all.putAll(head(architecture, kind, labels)));
    return all.all();
  }

  private static Map<String, List<Long>> head(
      EncoderArchitecture architecture, HeadKind kind, int labels) {
    Head head =
        Optional.ofNullable(architecture.heads().byKind().get(kind))
            .orElseThrow(
                () -> new IllegalArgumentException("the family must have the head; kind=" + kind));
    return head.parameters(architecture.config(), outputs(head, kind, labels));
  }

  private static int outputs(Head head, HeadKind kind, int labels) {
    return switch (kind) {
      case SEQUENCE_CLASSIFICATION, TOKEN_CLASSIFICATION -> labels;
      case QUESTION_ANSWERING -> 2; // where it begins, where it ends
      case PRE_TRAINING -> head instanceof Head.Pooled ? 2 : 1; // follows or not; replaced
      case MULTIPLE_CHOICE, MASKED_LANGUAGE_MODEL, LANGUAGE_MODEL, CONDITIONAL_GENERATION -> 1;
    };
  }

  private void embeddings() {
    EncoderConfig.Vocabulary vocabulary = config.vocabulary();
    int size = vocabulary.embeddingSize();
    shapes.matrix(names.embeddings().words(), vocabulary.pieces(), size);
    if (config.positions().rows() > 0) {
      shapes.matrix(names.embeddings().positions(), config.positions().rows(), size);
    }
    if (vocabulary.types() > 0) {
      shapes.matrix(names.embeddings().types(), vocabulary.types(), size);
    }
    shapes.norm(names.embeddings().norm(), size);
    names
        .embeddings()
        .projection()
        .ifPresent(name -> shapes.linear(name, config.size().hiddenSize(), size));
  }

  private void distances() {
    if (config.attention() instanceof Attention.Disentangled disentangled) {
      int hidden = config.size().hiddenSize();
      Attention.Table table = disentangled.table();
      shapes.matrix(table.embeddings(), 2L * disentangled.distances().span(), hidden);
      if (!table.norm().isEmpty()) {
        shapes.norm(table.norm(), hidden);
      }
    }
  }

  private void layer(String layer) {
    int hidden = config.size().hiddenSize();
    EncoderNames.SelfAttention attention = names.layer().attention();
    shapes.linear(layer + attention.query(), hidden, hidden);
    shapes.linear(layer + attention.key(), hidden, hidden);
    shapes.linear(layer + attention.value(), hidden, hidden);
    distanceProjections(layer, hidden);
    shapes.linear(layer + attention.output(), hidden, hidden);
    shapes.norm(layer + attention.norm(), hidden);
    feedForward(layer, hidden, config.size().intermediateSize());
  }

  private void distanceProjections(String layer, int hidden) {
    if (config.attention() instanceof Attention.Disentangled disentangled
        && !disentangled.terms().shared()) {
      if (disentangled.terms().contentToPosition()) {
        shapes.linear(layer + disentangled.table().key(), hidden, hidden);
      }
      if (disentangled.terms().positionToContent()) {
        shapes.linear(layer + disentangled.table().query(), hidden, hidden);
      }
    }
  }

  private void feedForward(String layer, int hidden, int intermediate) {
    EncoderNames.FeedForward feedForward = names.layer().feedForward();
    shapes.linear(layer + feedForward.intermediate(), intermediate, hidden);
    shapes.linear(layer + feedForward.output(), hidden, intermediate);
    shapes.norm(layer + feedForward.norm(), hidden);
  }

  private void convolution(Convolution convolution) {
    long hidden = config.size().hiddenSize();
    shapes.put(
        convolution.kernel() + ".weight", List.of(hidden, hidden, (long) convolution.kernelSize()));
    shapes.vector(convolution.kernel() + ".bias", hidden);
    shapes.norm(convolution.norm(), hidden);
  }
}
