package org.injerto.tokenizer.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Work cut into the same slices however many threads do it, so that sums come out the same to the
 * last bit.
 */
final class Slices implements AutoCloseable {
  private static final int SLICES = 8;

  private final ExecutorService threads;

  Slices(int threads) {
    this.threads = Executors.newFixedThreadPool(Math.min(threads, SLICES));
  }

  /** Does what lies from {@code from} up to, but not including, {@code to}. */
  @FunctionalInterface
  interface Slice<T> {
    T of(int from, int to);
  }

  /** The results of all slices of {@code [0, size)}, in their order. */
  <T> List<T> map(int size, Slice<T> slice) {
    List<Callable<T>> calls = new ArrayList<>();
    for (int i = 0; i < SLICES; i++) {
      int from = (int) ((long) size * i / SLICES);
      int to = (int) ((long) size * (i + 1) / SLICES);
      calls.add(() -> slice.of(from, to));
    }
    return calls.stream().map(threads::submit).toList().stream().map(Finished::result).toList();
  }

  /** The sums of what the slices of {@code [0, size)} have each added up, {@code length} long. */
  double[] sums(int size, int length, Adding adding) {
    List<double[]> parts =
        map(
            size,
            (from, to) -> {
              double[] sums = new double[length];
              adding.add(from, to, sums);
              return sums;
            });
    double[] total = parts.get(0);
    for (double[] part : parts.subList(1, parts.size())) {
      for (int i = 0; i < length; i++) {
        total[i] += part[i];
      }
    }
    return total;
  }

  /** Adds up a slice. */
  @FunctionalInterface
  interface Adding {
    void add(int from, int to, double[] sums);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
