package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final int SIZE = 100_003; // no multiple of the elements of a draw

  @Test
  void dropsTheShareAskedForAndScalesTheRest() {
    float[] values = dropped(Noise.of(1, 0, 0), 0.1);
    int zeros = count(values, 0);
    assertEquals(0.1, zeros / (double) SIZE, 0.003); // three standard deviations
    assertEquals(SIZE - zeros, count(values, 1 / 0.9));
  }

  @Test
  void theSameCoordinatesDropTheSame() {
    assertArrayEquals(dropped(Noise.of(7, 3, 1), 0.5), dropped(Noise.of(7, 3, 1), 0.5));
  }

  @Test
  void anotherSeedStepOrShareDropsIndependently() {
    float[] one = dropped(Noise.of(7, 3, 1), 0.5);
    for (Noise other : new Noise[] {Noise.of(8, 3, 1), Noise.of(7, 4, 1), Noise.of(7, 3, 2)}) {
      assertEquals(0.5, agreement(one, dropped(other, 0.5)), 0.01);
    }
  }

  @Test
  void twoLayersOfAPassDropIndependently() {
    Noise noise = Noise.of(7, 3, 1);
    assertEquals(0.5, agreement(dropped(noise, 0.5), dropped(noise, 0.5)), 0.01);
  }

  @Test
  void dropAndAddIsDropThenAdd() {
    Tensor values = torch.randn(4, 6, 8);
    Tensor residual = torch.randn(4, 6, 8);
    Tensor expected = residual.add(Noise.of(1, 2, 3).drop(values, 0.3));
    Tensor found = Noise.of(1, 2, 3).dropAndAdd(values, 0.3, residual);
    assertArrayEquals(Tensors.floats(expected), Tensors.floats(found), 1e-6f);
  }

  @Test
  void gradientsAreScaledAndDroppedLikeTheValues() {
    Tensor values = torch.ones(SIZE);
    values.set_requires_grad(true);
    Tensor dropped = Noise.of(1, 0, 0).drop(values, 0.25);
    dropped.sum().backward();
    assertArrayEquals(Tensors.floats(dropped), Tensors.floats(values.grad()), 1e-6f);
  }

  @Test
  void silenceDropsNothing() {
    Tensor values = torch.ones(8);
    assertSame(values, Noise.none().drop(values, 0.9));
    assertFalse(Noise.none().drops(0.9));
    assertFalse(Noise.of(1, 0, 0).drops(0));
  }

  private static float[] dropped(Noise noise, double probability) {
    return Tensors.floats(noise.drop(torch.ones(SIZE), probability));
  }

  private static double agreement(float[] a, float[] b) {
    int same = 0;
    for (int i = 0; i < a.length; i++) {
      same += (a[i] == 0) == (b[i] == 0) ? 1 : 0;
    }
    return same / (double) a.length;
  }

  private static int count(float[] values, double wanted) {
    int count = 0;
    for (float value : values) {
      count += Math.abs(value - wanted) < 1e-4 ? 1 : 0;
    }
    return count;
  }
}
