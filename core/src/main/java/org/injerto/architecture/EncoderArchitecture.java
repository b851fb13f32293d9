package org.injerto.architecture;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * A Transformer encoder and the heads that may stand on it.
 *
 * @param config what it measures and how it computes
 * @param names what its parameters are called
 * @param convolution what stands beside the first layer, if anything does
 * @param pooler what the bare model makes of its first piece, if anything
 * @param heads what the family puts on it for each task
 */
public record EncoderArchitecture(
    EncoderConfig config,
    EncoderNames names,
    Optional<Convolution> convolution,
    Optional<Head.Pooling> pooler,
    Heads heads)
    implements Trunk {

  @Override
  public int maxLength() {
    return config.positions().maxLength(config.vocabulary().paddingId());
  }

  @Override
  public int pieces() {
    return config.vocabulary().pieces();
  }

  @Override
  public EncoderConfig.Size size() {
    return config.size();
  }

  @Override
  public int paddingId() {
    return vocabulary().paddingId();
  }

  @Override
  public String words() {
    return names.embeddings().words();
  }

  @Override
  public Map<String, List<Long>> trunk() {
    return ParameterShapes.encoder(this);
  }

  @Override
  public Head.OfText classifier() {
    return heads.sequence();
  }

  @Override
  public ParameterNames parameterNames() {
    return ParameterNames.of(this);
  }

  /** What the encoder reads. */
  public EncoderConfig.Vocabulary vocabulary() {
    return config.vocabulary();
  }

  /**
   * Whether each layer is BERT's, with weights of its own, so that the last can be started anew
   * without changing another.
   */
  public boolean hasPlainLayers() {
    return config.attention() instanceof Attention.DotProduct
        && Set.copyOf(names.layers()).size() == names.layers().size();
  }

  @Override
  public double freshDeviation(String parameter) {
    return config.numbers().initializerRange();
  }

  @Override
  public Set<String> tablesWithPadding() {
    Set<String> tables = new LinkedHashSet<>(Set.of(names.embeddings().words()));
    if (config.positions() instanceof Positions.AfterPadding) {
      tables.add(names.embeddings().positions());
    }
    return tables;
  }

  /** The same with every probability of dropout changed. */
  public EncoderArchitecture withDropout(DoubleUnaryOperator change) {
    return new EncoderArchitecture(
        config.with(config.dropout().changed(change)),
        names,
        convolution,
        pooler,
        heads.withDropout(change));
  }

  /** How many numbers parameters of these shapes hold. */
  public static long count(Map<String, List<Long>> shapes) {
    return shapes.values().stream()
        .mapToLong(shape -> shape.stream().reduce(1L, Math::multiplyExact))
        .sum();
  }
}
