package org.injerto.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.LongBuffer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaddedInputTest {
  private static final int PADDING = 7;

  @Test
  void shortTextsAreFilledUpWithPaddingThatIsMasked() {
    PaddedInput input = PaddedInput.of(List.of(new int[] {2, 3}, new int[] {4, 5, 6}), PADDING);

    assertEquals(3, input.length());
    assertArrayEquals(new long[] {2, 3, PADDING, 4, 5, 6}, numbers(input.ids()));
    assertArrayEquals(new long[] {1, 1, 0, 1, 1, 1}, numbers(input.mask()));
    assertArrayEquals(new long[6], numbers(input.types()));
  }

  @Test
  void nothingIsLeftOfALargerBatchOfTheSameThread() {
    PaddedInput.of(Collections.nCopies(4, new int[] {9, 9, 9, 9}), PADDING);
    PaddedInput input = PaddedInput.of(List.of(new int[] {2}, new int[] {3, 4}), PADDING);

    assertArrayEquals(new long[] {2, PADDING, 3, 4}, numbers(input.ids()));
    assertArrayEquals(new long[] {1, 0, 1, 1}, numbers(input.mask()));
    assertArrayEquals(new long[4], numbers(input.types()));
  }

  private static long[] numbers(LongBuffer buffer) {
    long[] numbers = new long[buffer.remaining()];
    buffer.duplicate().get(numbers);
    return numbers;
  }
}
