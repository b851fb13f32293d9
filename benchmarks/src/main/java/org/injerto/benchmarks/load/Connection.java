package org.injerto.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection that is kept alive, for one request at a time.
 *
 * <p>As little as there can be between a clock and a server: a write and, as a rule, one read.
 */
final class Connection implements AutoCloseable {
  private static final Pattern LENGTH =
      Pattern.compile("\r\ncontent-length: *([0-9]+)\r\n", Pattern.CASE_INSENSITIVE);
  private static final int STATUS_BEGIN = "HTTP/1.1 ".length();
  private static final int STATUS_END = STATUS_BEGIN + 3;
  private static final int PATIENCE = 60_000; // milliseconds

  private final Socket socket;
  private final byte[] buffer = new byte[1 << 16];
  private int filled;

  private Connection(Socket socket) {
    this.socket = socket;
  }

  static Connection to(URI endpoint) throws IOException {
    Socket socket = new Socket(endpoint.getHost(), endpoint.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE);
    return new Connection(socket);
  }

  /**
   * Sends a request and reads the whole response to it.
   *
   * @return its status
   * @throws IOException if the server does not answer, or does not say how long its answer is
   */
  int ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    filled = 0;
    int body = endOfHeader();
    String header = new String(buffer, 0, body, StandardCharsets.ISO_8859_1);
    Matcher length = LENGTH.matcher(header);
    if (!length.find()) {
      throw new IOException("a response without Content-Length: " + header);
    }
    int missing = Integer.parseInt(length.group(1)) - (filled - body);
    socket.getInputStream().skipNBytes(missing);
    return Integer.parseInt(header.substring(STATUS_BEGIN, STATUS_END));
  }

  /** Reads on until the header is whole. */
  private int endOfHeader() throws IOException {
    InputStream input = socket.getInputStream();
    int from = 0;
    while (true) {
      int read = input.read(buffer, filled, buffer.length - filled);
      if (read <= 0) {
        throw new EOFException("the server closed the connection");
      }
      filled += read;
      for (; from + 4 <= filled; from++) {
        if (isEmptyLine(from)) {
          return from + 4;
        }
      }
    }
  }

  private boolean isEmptyLine(int at) {
    return buffer[at] == '\r'
        && buffer[at + 1] == '\n'
        && buffer[at + 2] == '\r'
        && buffer[at + 3] == '\n';
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
