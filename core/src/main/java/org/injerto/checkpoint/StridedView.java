package org.injerto.checkpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which numbers of a flat run make a tensor, and in what order: number (i, j, …) of the tensor is
 * number {@code offset + i * strides[0] + j * strides[1] + …} of the run.
 *
 * @param offset not negative
 * @param sizes of the dimensions, none negative
 * @param strides one a dimension, none negative; 0 repeats
 */
record StridedView(long offset, List<Long> sizes, List<Long> strides) {
  StridedView {
    sizes = List.copyOf(sizes);
    strides = List.copyOf(strides);
  }

  /** The first numbers of the run, row by row. */
  static StridedView contiguous(List<Long> sizes) {
    Long[] strides = new Long[sizes.size()];
    long stride = 1;
    for (int i = strides.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= sizes.get(i);
    }
    return new StridedView(0, sizes, List.of(strides));
  }

  /**
   * A dimension of a view and of the row-by-row order that it is put in.
   *
   * @param stride elements of the run from one number to the next
   * @param step places in the tensor from one number to the next
   */
  record Dimension(long size, long stride, long step) {}

  long elements() {
    return sizes.stream().reduce(1L, (product, size) -> product * size);
  }

  /**
   * How many numbers the run must have.
   *
   * @throws ArithmeticException if it is more than a long can say
   */
  long reach() {
    long last = offset;
    for (int i = 0; i < sizes.size(); i++) {
      if (sizes.get(i) == 0) {
        return offset;
      }
      last = Math.addExact(last, Math.multiplyExact(sizes.get(i) - 1, strides.get(i)));
    }
    return Math.addExact(last, 1);
  }

  /** Two views that give the same numbers one after the other; there must be at least two. */
  List<StridedView> halves() {
    int dimension = 0;
    while (sizes.get(dimension) == 1) {
      dimension++;
    }
    long half = sizes.get(dimension) / 2;
    long rest = sizes.get(dimension) - half;
    return List.of(
        new StridedView(offset, with(dimension, half), strides),
        new StridedView(offset + half * strides.get(dimension), with(dimension, rest), strides));
  }

  /**
   * The beginning, the middle and the end, each of so many numbers at most; the whole if it has no
   * more than one of them may.
   *
   * @param most at least 1
   */
  List<StridedView> samples(long most) {
    return elements() <= most
        ? List.of(this)
        : List.of(sample(0, most), sample(1, most), sample(2, most));
  }

  /**
   * As many rows as may be; of a row that is too long as many of its rows, and so on.
   *
   * @param place 0 the beginning, 1 the middle, 2 the end
   */
  private StridedView sample(int place, long most) {
    long from = offset;
    long inner = elements();
    List<Long> kept = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      inner /= sizes.get(i);
      long count = Math.min(sizes.get(i), Math.max(1, most / inner));
      from += (sizes.get(i) - count) * place / 2 * strides.get(i);
      kept.add(count);
    }
    return new StridedView(from, kept, strides);
  }

  private List<Long> with(int dimension, long size) {
    List<Long> changed = new ArrayList<>(sizes);
    changed.set(dimension, size);
    return changed;
  }

  /**
   * The dimensions with the largest stride first, so that the run is walked forwards; those that
   * follow one another as one. There is always at least one.
   */
  List<Dimension> dimensions() {
    List<Dimension> dimensions = new ArrayList<>();
    Dimension inner = new Dimension(1, 1, 1);
    long step = 1;
    for (int i = sizes.size() - 1; i >= 0; i--) {
      long size = sizes.get(i);
      if (strides.get(i) == inner.size * inner.stride && step == inner.size * inner.step) {
        inner = new Dimension(size * inner.size, inner.stride, inner.step);
      } else if (size > 1) {
        addUnlessSingle(inner, dimensions);
        inner = new Dimension(size, strides.get(i), step);
      }
      step *= size;
    }
    addUnlessSingle(inner, dimensions);
    if (dimensions.isEmpty()) {
      dimensions.add(inner);
    }
    dimensions.sort(Comparator.comparingLong(Dimension::stride).reversed());
    return dimensions;
  }

  private static void addUnlessSingle(Dimension dimension, List<Dimension> dimensions) {
    if (dimension.size > 1) {
      dimensions.add(dimension);
    }
  }
}
