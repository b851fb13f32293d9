package org.injerto.onnx.quantization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RangeTest {
  @Test
  void zeroIsAWholeNumberOfEveryRange() {
    assertEquals(new Range(0, 3), Range.around(1, 3));
    assertEquals(new Range(-3, 0), Range.around(-1, -3));
    assertEquals(0, Range.around(1, 3).zeroPoint());
    assertEquals(255, Range.around(-1, -3).zeroPoint());
    assertEquals(85, new Range(-1, 2).zeroPoint());
    assertEquals(73, new Range(-2, 5).zeroPoint()); // 72.86
  }

  @Test
  void theEndsAre255StepsApart() {
    assertEquals(0.5f, new Range(-27.5f, 100).scale());
    assertEquals(55, new Range(-27.5f, 100).zeroPoint());
  }

  @Test
  void aRangeOfNothingButZeroCanBeDividedBy() {
    assertEquals(1, new Range(0, 0).scale());
    assertEquals(0, new Range(0, 0).zeroPoint());
    assertEquals(1, new Range(0, Float.MIN_VALUE).scale());
    assertEquals(1, new Range(0, 200 * Float.MIN_NORMAL).scale()); // engines may take it for 0
  }

  @Test
  void aRangeWithoutZeroOrWithoutEndsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Range(1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Range(-2, -1));
    assertThrows(IllegalArgumentException.class, () -> new Range(Float.NaN, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new Range(-Float.MAX_VALUE, Float.MAX_VALUE));
  }
}
