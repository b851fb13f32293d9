package org.injerto.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The worked examples of Protocol Buffers' page on its wire format, and what it says besides. */
class ProtobufMessageTest {
  @Test
  void numbersAreWrittenInGroupsOfSevenBits() throws IOException {
    assertEquals("089601", hex(new ProtobufMessage().number(1, 150)));
    assertEquals("0800", hex(new ProtobufMessage().number(1, 0)));
  }

  @Test
  void negativeNumbersTakeTenBytes() throws IOException {
    assertEquals("18feffffffffffffffff01", hex(new ProtobufMessage().number(3, -2)));
  }

  @Test
  void fieldsAboveFifteenTakeTwoBytes() throws IOException {
    assertEquals("a00101", hex(new ProtobufMessage().number(20, 1)));
  }

  @Test
  void textsAreUtf8BehindTheirLengthInBytes() throws IOException {
    assertEquals("120774657374696e67", hex(new ProtobufMessage().text(2, "testing")));
    assertEquals("1202c3b1", hex(new ProtobufMessage().text(2, "ñ")));
  }

  @Test
  void fractionsAreLittleEndian() throws IOException {
    assertEquals("15000080bf", hex(new ProtobufMessage().fraction(2, -1)));
  }

  @Test
  void messagesStandInMessagesBehindTheirLength() throws IOException {
    ProtobufMessage inner = new ProtobufMessage().number(1, 150);
    assertEquals("1a03089601", hex(new ProtobufMessage().message(3, inner)));
  }

  private static String hex(ProtobufMessage message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    assertEquals(bytes.size(), message.size());
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
