package org.injerto.server;

import java.nio.ByteBuffer;
import java.nio.channels.WritePendingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.injerto.server.http.Body;
import org.injerto.server.http.Refusal;
import org.injerto.text.Message;

/**
 * Closes connections on which the head of a request takes too long, however often a byte of it
 * comes, and those that have brought no request at all in that time. It looks at all connections
 * from time to time, which costs a request nothing.
 */
final class SlowHeads {
  private static final int LOOKS = 4; // in the time that a head may take
  private static final long LONGEST = 1000; // milliseconds between two looks

  private final ServerConnector connector;
  private final long limit; // milliseconds

  SlowHeads(ServerConnector connector, Duration limit) {
    this.connector = connector;
    this.limit = limit.toMillis();
  }

  /** Looks until the connector is stopped. */
  void lookOut() {
    long pause = Math.max(1, Math.min(LONGEST, limit / LOOKS));
    connector.getScheduler().schedule(this::look, pause, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      connector.getConnectedEndPoints().forEach(this::look);
    } finally {
      lookOut();
    }
  }

  private void look(EndPoint endPoint) {
    Connection connection = inner(endPoint.getConnection());
    if (connection instanceof HttpConnection http && isReadingHead(http)) {
      long nanos = System.nanoTime() - http.getParser().getBeginNanoTime();
      if (TimeUnit.NANOSECONDS.toMillis(nanos) > limit) {
        refuse(http.getEndPoint());
      }
    } else if (connection.getMessagesIn() <= 0
        && System.currentTimeMillis() - endPoint.getCreatedTimeStamp() > limit) {
      endPoint.close();
    }
  }

  private static Connection inner(Connection connection) {
    return connection instanceof SslConnection tls
        ? tls.getSslEndPoint().getConnection()
        : connection;
  }

  private static boolean isReadingHead(HttpConnection connection) {
    return connection.getParser().inHeaderState() && !connection.getParser().isStart();
  }

  /** Says so and stops sending; a client that does not close then is closed at the next look. */
  private static void refuse(EndPoint endPoint) {
    if (endPoint.isOutputShutdown()) {
      endPoint.close();
      return;
    }
    Callback said = Callback.from(endPoint::shutdownOutput, failure -> endPoint.close());
    try {
      endPoint.write(said, answer());
    } catch (WritePendingException answering) { // the head is whole this very moment
      endPoint.close();
    }
  }

  private static ByteBuffer answer() {
    Message reason = Message.of(SlowHeads.class, "request.slow");
    Body body = Refusal.of(408, reason).response(Locale.ENGLISH).body();
    String answer =
        "HTTP/1.1 408 Request Timeout\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(body.size(), body.text());
    return ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8));
  }
}
