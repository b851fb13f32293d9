package org.injerto.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Random;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrecisionTest {
  private static final int PATTERNS = 1 << 16;

  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16"})
  void everyNumberOfSixteenBitsComesBackAsItWas(ElementType type) {
    for (int bits = 0; bits < PATTERNS; bits++) {
      float value = decoded((short) bits, type);
      if (Float.isNaN(value)) {
        assertTrue(Float.isNaN(decoded(encoded(value, type), type)));
      } else {
        assertEquals((short) bits, encoded(value, type), Integer.toHexString(bits));
      }
    }
  }

  /** Between two neighbours the nearer is taken; exactly between them, the even one. */
  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16"})
  void numbersBetweenTwoAreRoundedToTheNearest(ElementType type) {
    Random random = new Random(3);
    for (int bits = 0; Float.isFinite(decoded((short) (bits + 1), type)); bits++) {
      float below = decoded((short) bits, type);
      float above = decoded((short) (bits + 1), type);
      float middle = (float) (((double) below + above) / 2);
      int even = bits % 2 == 0 ? bits : bits + 1;
      assertEquals((short) even, encoded(middle, type), "middle of " + below + " and " + above);
      assertEquals((short) (even | 0x8000), encoded(-middle, type));
      assertEquals((short) bits, encoded(Math.nextDown(middle), type));
      assertEquals((short) (bits + 1), encoded(Math.nextUp(middle), type));
      float any = below + random.nextFloat() * (above - below);
      short nearer = (short) ((double) any - below < (double) above - any ? bits : bits + 1);
      if (any != middle) {
        assertEquals(nearer, encoded(any, type), any + " of " + below + " and " + above);
      }
    }
  }

  @Test
  void infinityStaysAndNothingElseBecomesIt() {
    PrecisionChange halves = new PrecisionChange("w", ElementType.F32, ElementType.F16);
    assertEquals(Float.POSITIVE_INFINITY, changed(halves, Float.POSITIVE_INFINITY));
    assertEquals(65504, changed(halves, 65519.996f));
    assertThrows(InvalidInputException.class, () -> changed(halves, 65520));
    assertThrows(InvalidInputException.class, () -> changed(halves, -1e9f));
    assertTrue(Float.isNaN(changed(halves, Float.NaN)));
  }

  private static float changed(PrecisionChange change, float value) {
    ByteBuffer piece = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, value);
    return decoded(change.of(piece).getShort(), change.to());
  }

  private static float decoded(short bits, ElementType type) {
    ByteBuffer bytes = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort(0, bits);
    FloatBuffer value = FloatBuffer.allocate(1);
    FloatDecoder.of(type).decode(bytes, value);
    return value.get(0);
  }

  private static short encoded(float value, ElementType type) {
    ByteBuffer bytes = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
    FloatEncoder.of(type).encode(FloatBuffer.wrap(new float[] {value}), bytes);
    return bytes.getShort(0);
  }
}
