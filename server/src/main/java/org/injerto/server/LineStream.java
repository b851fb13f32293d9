package org.injerto.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lines at the end of a stream that may fail and go on later. */
final class LineStream implements LineSink {
  private final OutputStream out;
  private boolean broken; // whether a line may have been broken off

  LineStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(String line) throws IOException {
    String ended = (broken ? "\n" : "") + line + "\n";
    broken = true;
    out.write(ended.getBytes(StandardCharsets.UTF_8));
    out.flush();
    broken = false;
  }
}
