package org.injerto.server;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection to a server on which a test writes whatever it likes. */
final class RawConnection implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader reader;

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  static RawConnection to(RunningServer server) throws IOException {
    return new RawConnection(server.socket());
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Says that nothing more will be sent. */
  void stopSending() throws IOException {
    socket.shutdownOutput();
  }

  /** The status of the next answer, of which nothing is left to read; -1 if there is none. */
  int status() throws IOException {
    String line = reader.readLine();
    if (line == null) {
      return -1;
    }
    body();
    return Integer.parseInt(line.split(" ")[1]);
  }

  /** Reads the next answer whole. */
  String answer() throws IOException {
    return line() + "\n" + body();
  }

  private String body() throws IOException {
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).trim());
      }
    }
    char[] body = new char[length];
    int read = 0;
    while (read < length) {
      read += reader.read(body, read, length - read);
    }
    return new String(body);
  }

  private String line() throws IOException {
    String line = reader.readLine();
    if (line == null) {
      throw new EOFException("the server has closed the connection");
    }
    return line;
  }

  /** Reads until the server closes the connection. */
  void readAll() throws IOException {
    reader.transferTo(Writer.nullWriter());
  }

  /** Whether something of an answer is there. */
  boolean hasAnswer() throws IOException {
    return reader.ready();
  }

  /** Whether the server has closed the connection; waits for it. */
  boolean isClosed() throws IOException {
    return reader.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
