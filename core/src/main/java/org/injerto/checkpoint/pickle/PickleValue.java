package org.injerto.checkpoint.pickle;

import java.math.BigInteger;
import java.util.List;

/**
 * What a pickle can stand for here.
 *
 * <p>Containers may hold themselves, so that nothing may follow them to the end.
 */
public sealed interface PickleValue permits PickleSequence, PickleDictionary, PickleValue.Leaf {

  /** What holds no other value that could grow. */
  sealed interface Leaf extends PickleValue
      permits Nothing, Truth, Text, Whole, LongWhole, Other, Type, Callable, Storage, Tensor {}

  /** Python's {@code None}. */
  record Nothing() implements Leaf {}

  /** {@code True} or {@code False}. */
  record Truth(boolean value) implements Leaf {}

  /** A string. */
  record Text(String text) implements Leaf {}

  /** A whole number of at most 64 bits. */
  record Whole(long number) implements Leaf {}

  /** A whole number that was written with more. */
  record LongWhole(BigInteger number) implements Leaf {}

  /**
   * A value that no tensor is made of, such as a fraction, bytes, or a scalar of NumPy.
   *
   * @param kind its name in Python
   */
  record Other(String kind) implements Leaf {}

  /**
   * A class of storage or a kind of number, as an argument only.
   *
   * @param name with its module, such as {@code torch.FloatStorage} or {@code torch.uint16}
   */
  record Type(String name) implements Leaf {}

  /**
   * An allowed global that makes a value of its arguments.
   *
   * @param name with its module
   */
  record Callable(String name, Construction construction) implements Leaf {}

  /**
   * A flat run of numbers that lies outside the pickle.
   *
   * @param type the class of the storage
   * @param key where it lies
   * @param elements how many numbers it is said to have; of an untyped storage, bytes
   */
  record Storage(Type type, String key, long elements) implements Leaf {}

  /**
   * A view of a storage, as the pickle says; nothing of it has been checked.
   *
   * @param type the class of the storage, or the kind of number if the storage has none
   * @param offset elements of the storage before the first one
   * @param sizes of the dimensions
   * @param strides elements from one to the next, by dimension
   */
  record Tensor(Storage storage, Type type, long offset, List<Long> sizes, List<Long> strides)
      implements Leaf {
    public Tensor {
      sizes = List.copyOf(sizes);
      strides = List.copyOf(strides);
    }
  }
}
