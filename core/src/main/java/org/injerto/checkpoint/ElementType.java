package org.injerto.checkpoint;

import java.util.Optional;
import java.util.stream.Stream;

/** The numbers of a tensor, by the names that safetensors gives them. */
public enum ElementType {
  F64(8),
  F32(4),
  F16(2),
  BF16(2),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U64(8),
  U32(4),
  U16(2),
  U8(1),
  BOOL(1),
  C64(8),
  F8_E4M3(1),
  F8_E5M2(1),
  F8_E8M0(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }

  static Optional<ElementType> named(String name) {
    return Stream.of(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
