package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineStreamTest {
  /** A disk with room for so many bytes. */
  private static final class SmallDisk extends OutputStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int room;

    private SmallDisk(int room) {
      this.room = room;
    }

    @Override
    public void write(int value) throws IOException {
      if (room == 0) {
        throw new IOException("No space left on device");
      }
      room--;
      written.write(value);
    }
  }

  @Test
  void aLineThatWasBrokenOffDoesNotSpoilTheNext() throws IOException {
    SmallDisk disk = new SmallDisk("{\"a\":1}\n{\"b\"".length());
    LineSink lines = LineSink.into(disk);
    lines.write("{\"a\":1}");
    assertThrows(IOException.class, () -> lines.write("{\"b\":2}"));
    assertThrows(IOException.class, () -> lines.write("{\"c\":3}"));
    disk.room = 100;
    lines.write("{\"ñ\":4}");
    lines.write("{\"e\":5}");

    assertEquals(
        "{\"a\":1}\n{\"b\"\n{\"ñ\":4}\n{\"e\":5}\n", disk.written.toString(StandardCharsets.UTF_8));
  }
}
