package org.injerto.architecture;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The activations of feed-forward networks, by the names that configurations give them. */
public enum Activation {
  /** The exact one, with the error function (Hendrycks and Gimpel 2016). */
  GELU("gelu", "gelu_python"),
  /** The approximation with the hyperbolic tangent. */
  GELU_TANH("gelu_new", "gelu_pytorch_tanh", "gelu_fast", "gelu_accurate"),
  RELU("relu"),
  /** x times its sigmoid. */
  SILU("silu", "swish"),
  TANH("tanh");

  private final List<String> names;

  Activation(String... names) {
    this.names = List.of(names);
  }

  /** The activation of this name, if it is known. */
  public static Optional<Activation> named(String name) {
    return Stream.of(values()).filter(activation -> activation.names.contains(name)).findFirst();
  }

  /** Every name that is known. */
  public static List<String> knownNames() {
    return Arrays.stream(values())
        .map(activation -> activation.names)
        .flatMap(Collection::stream)
        .toList();
  }
}
