package org.injerto.checkpoint;

import java.util.Map;
import java.util.Optional;
import org.injerto.checkpoint.pickle.PickleValue.Type;

/** The kinds of numbers by the names that PyTorch gives them, and its classes of storage. */
final class TorchTypes {
  private static final Map<String, ElementType> TYPES =
      Map.ofEntries(
          Map.entry("torch.DoubleStorage", ElementType.F64),
          Map.entry("torch.float64", ElementType.F64),
          Map.entry("torch.FloatStorage", ElementType.F32),
          Map.entry("torch.float32", ElementType.F32),
          Map.entry("torch.HalfStorage", ElementType.F16),
          Map.entry("torch.float16", ElementType.F16),
          Map.entry("torch.BFloat16Storage", ElementType.BF16),
          Map.entry("torch.bfloat16", ElementType.BF16),
          Map.entry("torch.LongStorage", ElementType.I64),
          Map.entry("torch.int64", ElementType.I64),
          Map.entry("torch.IntStorage", ElementType.I32),
          Map.entry("torch.int32", ElementType.I32),
          Map.entry("torch.ShortStorage", ElementType.I16),
          Map.entry("torch.int16", ElementType.I16),
          Map.entry("torch.CharStorage", ElementType.I8),
          Map.entry("torch.int8", ElementType.I8),
          Map.entry("torch.ByteStorage", ElementType.U8),
          Map.entry("torch.uint8", ElementType.U8),
          Map.entry("torch.BoolStorage", ElementType.BOOL),
          Map.entry("torch.bool", ElementType.BOOL),
          Map.entry("torch.ComplexFloatStorage", ElementType.C64),
          Map.entry("torch.complex64", ElementType.C64),
          Map.entry("torch.uint64", ElementType.U64),
          Map.entry("torch.uint32", ElementType.U32),
          Map.entry("torch.uint16", ElementType.U16),
          Map.entry("torch.float8_e4m3fn", ElementType.F8_E4M3),
          Map.entry("torch.float8_e5m2", ElementType.F8_E5M2),
          Map.entry("torch.float8_e8m0fnu", ElementType.F8_E8M0));

  private TorchTypes() {}

  /** The kind of number; none for a storage of bytes whose tensors say what they mean. */
  static Optional<ElementType> of(Type type) {
    return Optional.ofNullable(TYPES.get(type.name()));
  }

  /** Bytes of what a storage of this class counts. */
  static int bytes(Type type) {
    return of(type).map(ElementType::bytes).orElse(1);
  }
}
