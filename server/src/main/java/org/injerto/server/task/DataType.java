package org.injerto.server.task;

import java.util.Optional;
import java.util.stream.Stream;

/** What the elements of a tensor are, by the names of the Open Inference Protocol. */
public enum DataType {
  /** Truth values. */
  BOOL,
  /** Whole numbers from 0, of 8 bits. */
  UINT8,
  /** Whole numbers from 0, of 16 bits. */
  UINT16,
  /** Whole numbers from 0, of 32 bits. */
  UINT32,
  /** Whole numbers from 0, of 64 bits. */
  UINT64,
  /** Whole numbers of 8 bits. */
  INT8,
  /** Whole numbers of 16 bits. */
  INT16,
  /** Whole numbers of 32 bits. */
  INT32,
  /** Whole numbers of 64 bits. */
  INT64,
  /** Numbers of half precision. */
  FP16,
  /** Numbers of single precision. */
  FP32,
  /** Numbers of double precision. */
  FP64,
  /** Texts. */
  BYTES;

  /** The one with a name. */
  public static Optional<DataType> named(String name) {
    return Stream.of(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
