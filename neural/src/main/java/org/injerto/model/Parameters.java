package org.injerto.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.injerto.checkpoint.SafetensorsWriter;

/**
 * The weights of a model by their canonical names, in native memory until closed.
 *
 * <p>Every tensor is a contiguous float32 leaf: it gathers a gradient while it is trainable.
 */
public final class Parameters implements AutoCloseable {
  private final Map<String, Tensor> tensors;

  private Parameters(Map<String, Tensor> tensors) {
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  /** Zeros of these shapes, in this order, to be filled by the caller; all trainable. */
  public static Parameters zeros(Map<String, List<Long>> shapes) {
    return of(shapes, Tensors::zeros);
  }

  /** Memory of these shapes, all of which the caller must write before anything reads it. */
  static Parameters unwritten(Map<String, List<Long>> shapes) {
    return of(shapes, Tensors::unwritten);
  }

  private static Parameters of(Map<String, List<Long>> shapes, Function<long[], Tensor> memory) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    shapes.forEach(
        (name, shape) -> {
          Tensor leaf = memory.apply(shape.stream().mapToLong(Long::longValue).toArray());
          leaf.set_requires_grad(true);
          tensors.put(name, leaf.retainReference()); // outlives the scope in which it was made
        });
    return new Parameters(tensors);
  }

  /**
   * The same tensors, but for one, which is replaced.
   *
   * <p>Closing either closes the tensors that they share.
   */
  public Parameters with(String name, Tensor replacement) {
    Map<String, Tensor> changed = new LinkedHashMap<>(tensors);
    changed.put(name, replacement);
    return new Parameters(changed);
  }

  /** Those of the same tensors whose name fits. */
  public Parameters only(Predicate<String> names) {
    Map<String, Tensor> some = new LinkedHashMap<>(tensors);
    some.keySet().removeIf(names.negate());
    return new Parameters(some);
  }

  /**
   * The same tensors in so many parts that are about as large as each other: each tensor, the
   * largest first, goes to the part that is the smallest so far.
   */
  public List<Parameters> shares(int parts) {
    List<Map<String, Tensor>> shares =
        IntStream.range(0, parts)
            .<Map<String, Tensor>>mapToObj(i -> new LinkedHashMap<>())
            .toList();
    long[] sizes = new long[parts];
    for (String name : largestFirst()) {
      int smallest =
          IntStream.range(0, parts).reduce((a, b) -> sizes[b] < sizes[a] ? b : a).orElseThrow();
      shares.get(smallest).put(name, get(name));
      sizes[smallest] += get(name).numel();
    }
    return shares.stream().map(Parameters::new).toList();
  }

  private List<String> largestFirst() {
    Comparator<String> bySize = Comparator.comparingLong(name -> get(name).numel());
    return tensors.keySet().stream().sorted(bySize.reversed()).toList();
  }

  /**
   * The same memory with gradients of its own, so that several threads can learn at once. Closing
   * it leaves these parameters as they are.
   */
  public Parameters replica() {
    Map<String, Tensor> views = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> views.put(name, view(tensor)));
    return new Parameters(views);
  }

  private static Tensor view(Tensor tensor) {
    Tensor view = tensor.detach().retainReference();
    view.set_requires_grad(tensor.requires_grad());
    return view;
  }

  /**
   * The tensor of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("the model must have the parameter; name=" + name);
    }
    return tensor;
  }

  /** The names, in the order of the architecture. */
  public Set<String> names() {
    return tensors.keySet();
  }

  /** The tensors, in the order of {@link #names()}. */
  public Collection<Tensor> tensors() {
    return tensors.values();
  }

  /** What a checkpoint holds of them; the bytes are read when it is written. */
  public List<SafetensorsWriter.Entry> entries() {
    return tensors.entrySet().stream()
        .map(tensor -> Tensors.entry(tensor.getKey(), tensor.getValue()))
        .toList();
  }

  /** How many numbers there are in all. */
  public long count() {
    return tensors.values().stream().mapToLong(Tensor::numel).sum();
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::close);
  }
}
