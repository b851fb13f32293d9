package org.injerto.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.injerto.architecture.ModelConfig;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.checkpoint.CheckpointFiles;
import org.injerto.checkpoint.TensorInfo;

/**
 * What tells a model from others, found in milliseconds however large it is. A graph carries that
 * of the model that it was made of.
 *
 * <p>That of the weights is made of the name, the type and the shape of every tensor, and of 4,096
 * bytes at most of its beginning, its middle and its end. Training moves every number of a tensor
 * that it trains, so it moves these. The form of the files and how many there are make no
 * difference. It finds mistakes, and is no protection from who means to deceive.
 *
 * @param configuration SHA-256 of {@link ModelConfig#computation}, in hexadecimal
 * @param weights SHA-256 as above; nothing for a model without weights, which is run from its graph
 *     alone
 */
public record ModelFingerprint(String configuration, Optional<String> weights) {
  private static final String CONFIGURATION = "configuration_fingerprint";
  private static final String WEIGHTS = "weights_fingerprint";
  private static final int SAMPLE = 4096; // bytes

  /** What keeps a graph from being that of a model. */
  public enum Difference {
    /** It does not say what it was made of. */
    UNKNOWN,
    /** It was made with another {@code config.json}. */
    CONFIGURATION,
    /** It was made of other weights. */
    WEIGHTS
  }

  /**
   * That of the model in a folder.
   *
   * @throws org.injerto.text.InvalidInputException if its weights cannot be read
   */
  public static ModelFingerprint of(Path folder, ModelConfig config) throws IOException {
    if (!CheckpointFiles.areIn(folder)) {
      return new ModelFingerprint(sha256(config.computation()), Optional.empty());
    }
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      return of(config, checkpoint);
    }
  }

  /** The same of a model whose weights are open. */
  static ModelFingerprint of(ModelConfig config, Checkpoint checkpoint) throws IOException {
    return new ModelFingerprint(sha256(config.computation()), Optional.of(of(checkpoint)));
  }

  private static String of(Checkpoint checkpoint) throws IOException {
    Map<String, TensorInfo> tensors = new TreeMap<>(checkpoint.tensors());
    tensors.keySet().removeAll(checkpoint.tied().keySet());
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, TensorInfo> tensor : tensors.entrySet()) {
      // CRC-32, as in a JVM that has just started SHA-256 takes four times as long as reading.
      CRC32 sample = new CRC32();
      checkpoint.sample(tensor.getKey(), SAMPLE, sample::update);
      TensorInfo info = tensor.getValue();
      lines.append(
          String.join(
              " ",
              tensor.getKey(),
              info.type().name(),
              info.shape().toString(),
              Long.toHexString(sample.getValue()) + "\n"));
    }
    return sha256(lines.toString());
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** How a graph says that it was made of this model. */
  Map<String, String> metadata() {
    Map<String, String> metadata = new TreeMap<>(Map.of(CONFIGURATION, configuration));
    weights.ifPresent(hash -> metadata.put(WEIGHTS, hash));
    return metadata;
  }

  /**
   * What keeps a graph from being that of this model, if anything. Without weights there is nothing
   * that it could be confused with.
   *
   * @param metadata of the graph
   */
  public Optional<Difference> from(Map<String, String> metadata) {
    Optional<String> before = Optional.ofNullable(metadata.get(CONFIGURATION));
    Optional<String> trained = Optional.ofNullable(metadata.get(WEIGHTS));
    if (weights.isPresent() && (before.isEmpty() || trained.isEmpty())) {
      return Optional.of(Difference.UNKNOWN);
    }
    if (weights.isPresent() && !weights.equals(trained)) {
      return Optional.of(Difference.WEIGHTS);
    }
    return before.filter(hash -> !hash.equals(configuration)).map(hash -> Difference.CONFIGURATION);
  }
}
