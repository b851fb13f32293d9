package org.injerto.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** How large a body may be. */
class BodyCollectorTest {
  private static BodyCollector with(int limit, byte[] bytes) {
    BodyCollector collector = new BodyCollector(limit);
    collector.add(ByteBuffer.wrap(bytes, 0, 2));
    collector.add(ByteBuffer.wrap(bytes, 2, bytes.length - 2));
    return collector;
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void aBodyMayBeAsLargeAsTheLimit() {
    BodyCollector whole = with(4, new byte[] {'h', 'o', 'l', 'a'});

    assertEquals("hola", whole.body("").text());
    assertEquals(4, whole.received());
  }

  @Test
  void aByteMoreIsCountedAndRefused() {
    BodyCollector larger = with(3, new byte[] {'h', 'o', 'l', 'a'});

    assertEquals(4, larger.received());
    assertEquals(413, status(larger, "identity"));
  }

  @Test
  void anUnpackedBodyMayBeAsLargeAsTheLimitAndNoLarger() throws IOException {
    byte[] bytes = packed("a".repeat(1000));

    assertEquals("a".repeat(1000), with(1000, bytes).body("GZIP").text());
    assertEquals(413, status(with(999, bytes), "gzip"));
  }

  private static int status(BodyCollector collector, String encoding) {
    return assertThrows(RefusedException.class, () -> collector.body(encoding)).refusal().status();
  }
}
