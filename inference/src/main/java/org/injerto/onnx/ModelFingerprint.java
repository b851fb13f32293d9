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
import org.injerto.architecture.ModelConfig;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.checkpoint.CheckpointFiles;
import org.injerto.checkpoint.TensorInfo;

/**
 * What tells a model from others, found in milliseconds however large it is. A graph carries that of
 * the model that it was made of.
 *
 * <p>That of the weights is a hash of the name, the type and the shape of every tensor, and of 4,096
 * bytes at most of its beginning, its middle and its end. Training moves every number of a tensor
 * that it trains, so it moves these. The form of the files and how many there are make no
 * difference.
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
      return new ModelFingerprint(of(config), Optional.empty());
    }
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      return of(config, checkpoint);
    }
  }

  /** The same of a model whose weights are open. */
  static ModelFingerprint of(ModelConfig config, Checkpoint checkpoint) throws IOException {
    return new ModelFingerprint(of(config), Optional.of(of(checkpoint)));
  }

  private static String of(ModelConfig config) {
    MessageDigest digest = sha256();
    update(digest, config.computation());
    return hexadecimal(digest);
  }

  private static String of(Checkpoint checkpoint) throws IOException {
    Map<String, TensorInfo> tensors = new TreeMap<>(checkpoint.tensors());
    tensors.keySet().removeAll(checkpoint.tied().keySet());
    MessageDigest digest = sha256();
    for (Map.Entry<String, TensorInfo> tensor : tensors.entrySet()) {
      TensorInfo info = tensor.getValue();
      update(digest, tensor.getKey() + " " + info.type() + info.shape() + "\n");
      checkpoint.sample(tensor.getKey(), SAMPLE, digest::update);
    }
    return hexadecimal(digest);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hexadecimal(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** How a graph says that it was made of this model. */
  Map<String, String> metadata() {
    Map<String, String> metadata = new TreeMap<>(Map.of(CONFIGURATION, configuration));
    weights.ifPresent(hash -> metadata.put(WEIGHTS, hash));
    return metadata;
  }

  /**
   * What keeps a graph from being that of this model, if anything. Without weights there is nothing
   * that a graph which says nothing could be told from.
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
    return before
        .filter(hash -> !hash.equals(configuration))
        .map(hash -> Difference.CONFIGURATION);
  }
}
