package org.injerto.model;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.injerto.checkpoint.SafetensorsWriter.Entry;
import org.injerto.checkpoint.TensorInfo;

/** The border between Java's arrays and libtorch's tensors. */
public final class Tensors {
  private Tensors() {}

  /**
   * What some work comes to; whatever else it made is freed at once, but for what gradients need.
   * Without this, all that a batch makes would be kept to its end.
   */
  static Tensor only(Supplier<Tensor> work) {
    PointerScope outer = PointerScope.getInnerScope();
    Tensor result;
    try (PointerScope inner = new PointerScope()) {
      result = work.get().retainReference();
    }
    if (outer != null) {
      outer.attach(result);
      result.releaseReference();
    }
    return result;
  }

  /** A float32 tensor of zeros. */
  public static Tensor zeros(long... shape) {
    return torch.zeros(shape, new TensorOptions(ScalarType.Float));
  }

  /** A float32 tensor whose numbers are what was in the memory before. */
  static Tensor unwritten(long... shape) {
    return empty(ScalarType.Float, shape);
  }

  /** A float32 tensor with a copy of these numbers, row by row. */
  public static Tensor ofFloats(float[] values, long... shape) {
    Tensor tensor = empty(ScalarType.Float, shape);
    requireElements(tensor, values.length);
    tensor.data_ptr_float().put(values);
    return tensor;
  }

  /** An int64 tensor with a copy of these numbers, row by row. */
  public static Tensor ofLongs(long[] values, long... shape) {
    Tensor tensor = empty(ScalarType.Long, shape);
    requireElements(tensor, values.length);
    tensor.data_ptr_long().put(values);
    return tensor;
  }

  /** An int64 vector with these numbers. */
  public static Tensor ofInts(int[] values) {
    return ofLongs(Arrays.stream(values).asLongStream().toArray(), values.length);
  }

  /** A copy of all numbers of a tensor, row by row, as float32. */
  public static float[] floats(Tensor tensor) {
    Tensor dense = tensor.detach().to(ScalarType.Float).contiguous();
    float[] values = new float[Math.toIntExact(dense.numel())];
    dense.data_ptr_float().get(values);
    return values;
  }

  /**
   * The memory of a contiguous float32 tensor itself: what is written there is in the tensor. It
   * must not be used after the tensor is closed.
   *
   * @throws IllegalArgumentException if the tensor has 2^31 elements or more
   */
  public static FloatBuffer memory(Tensor tensor) {
    if (tensor.numel() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a tensor must have less than 2^31 elements; elements=" + tensor.numel());
    }
    return tensor.data_ptr_float().capacity(tensor.numel()).asBuffer();
  }

  /** The same memory as bytes in the order of this processor, little endian on all supported. */
  public static ByteBuffer bytes(Tensor tensor) {
    long bytes = tensor.numel() * Float.BYTES;
    return new BytePointer(tensor.data_ptr()).capacity(bytes).asByteBuffer();
  }

  /** A tensor as a checkpoint holds it; its bytes are read when the checkpoint is written. */
  public static Entry entry(String name, Tensor tensor) {
    return Entry.of(name, TensorInfo.float32(shape(tensor)), () -> bytes(tensor));
  }

  /** The sizes of a tensor's dimensions. */
  public static List<Long> shape(Tensor tensor) {
    return LongStream.range(0, tensor.dim()).mapToObj(tensor::size).toList();
  }

  private static Tensor empty(ScalarType type, long... shape) {
    return torch.empty(shape, new TensorOptions(type), new MemoryFormatOptional());
  }

  private static void requireElements(Tensor tensor, int found) {
    if (tensor.numel() != found) {
      throw new IllegalArgumentException(
          "the shape must hold all values; elements=" + tensor.numel() + ", values=" + found);
    }
  }
}
