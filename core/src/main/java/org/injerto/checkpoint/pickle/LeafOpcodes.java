package org.injerto.checkpoint.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import org.injerto.checkpoint.pickle.PickleValue.LongWhole;
import org.injerto.checkpoint.pickle.PickleValue.Nothing;
import org.injerto.checkpoint.pickle.PickleValue.Other;
import org.injerto.checkpoint.pickle.PickleValue.Text;
import org.injerto.checkpoint.pickle.PickleValue.Truth;
import org.injerto.checkpoint.pickle.PickleValue.Whole;

/** Instructions that push a number, a string or another plain value. */
final class LeafOpcodes {
  static final Map<Integer, Operation> TABLE =
      Map.ofEntries(
          leaf('N', input -> new Nothing()),
          leaf(0x88, input -> new Truth(true)),
          leaf(0x89, input -> new Truth(false)),
          leaf('K', input -> new Whole(input.unsigned8())),
          leaf('M', input -> new Whole(input.unsigned16())),
          leaf('J', input -> new Whole(input.signed32())),
          leaf(0x8A, input -> whole(input, input.unsigned8())),
          leaf(0x8B, input -> whole(input, input.signed32())),
          leaf('G', LeafOpcodes::fraction),
          leaf('U', input -> new Text(input.text(input.unsigned8()))),
          leaf('T', input -> new Text(input.text(input.signed32()))),
          leaf(0x8C, input -> new Text(input.text(input.unsigned8()))),
          leaf('X', input -> new Text(input.text(Integer.toUnsignedLong(input.signed32())))),
          leaf(0x8D, input -> new Text(input.text(input.signed64()))),
          leaf('C', input -> bytes(input, input.unsigned8())),
          leaf('B', input -> bytes(input, Integer.toUnsignedLong(input.signed32()))),
          leaf(0x8E, input -> bytes(input, input.signed64())));

  private LeafOpcodes() {}

  @FunctionalInterface
  private interface Reader {
    PickleValue read(PickleInput input) throws IOException;
  }

  private static Map.Entry<Integer, Operation> leaf(int code, Reader reader) {
    return Map.entry(code, machine -> machine.stack().push(reader.read(machine.input())));
  }

  /** A number in two's complement, little endian; no byte at all is zero. */
  private static PickleValue whole(PickleInput input, long length) throws IOException {
    byte[] littleEndian = input.bytes(length);
    byte[] bigEndian = new byte[littleEndian.length];
    for (int i = 0; i < bigEndian.length; i++) {
      bigEndian[i] = littleEndian[bigEndian.length - 1 - i];
    }
    BigInteger number = bigEndian.length == 0 ? BigInteger.ZERO : new BigInteger(bigEndian);
    return bigEndian.length <= Long.BYTES
        ? new Whole(number.longValueExact())
        : new LongWhole(number);
  }

  private static PickleValue fraction(PickleInput input) throws IOException {
    input.signed64();
    return new Other("float");
  }

  private static PickleValue bytes(PickleInput input, long length) throws IOException {
    input.bytes(length);
    return new Other("bytes");
  }
}
