package org.injerto.server;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.injerto.server.http.Client;

/**
 * Hears of a client that leaves before its answer is there. HTTP/2 says so by resetting the stream.
 * With HTTP/1.1 the only sign is the end of what the client sends, which Jetty does not look for
 * while a request is being answered; so a byte is read ahead here, as Go's server does. If one
 * comes it begins the next request: it is handed back, and nothing more is known of this client.
 */
sealed interface ClientWatch {
  /** Looks out from now on; the whole request must have come. */
  void begin();

  /** Looks out no more, and leaves the connection as if nobody had. Called before any answer. */
  void end();

  static ClientWatch of(Request request, Client client) {
    request.addIdleTimeoutListener(silence -> false); // it is our turn to say something
    request.addFailureListener(failure -> client.leave());
    return request.getConnectionMetaData().getConnection() instanceof HttpConnection connection
            && connection.getEndPoint() instanceof AbstractEndPoint endPoint
        ? new ReadAhead(connection, endPoint, client)
        : new Listening();
  }

  /** The listener of the request does everything. */
  record Listening() implements ClientWatch {
    @Override
    public void begin() {}

    @Override
    public void end() {}
  }

  /** HTTP/1.1. */
  final class ReadAhead implements ClientWatch, Callback {
    private static final EOFException ENDED = new EOFException("nobody looks out any more");

    private final HttpConnection connection;
    private final AbstractEndPoint endPoint;
    private final Client client;
    private boolean looking; // whether Jetty tells this object of what there is to read
    private boolean ended;

    private ReadAhead(HttpConnection connection, AbstractEndPoint endPoint, Client client) {
      this.connection = connection;
      this.endPoint = endPoint;
      this.client = client;
    }

    @Override
    public synchronized void begin() {
      if (!ended && connection.isRequestBufferEmpty()) { // else the next request is there already
        look();
      }
    }

    private void look() {
      looking = endPoint.tryFillInterested(this);
    }

    @Override
    public synchronized void end() {
      ended = true;
      if (looking) {
        endPoint.getFillInterest().onFail(ENDED);
      }
    }

    /** There is something to read. */
    @Override
    public void succeeded() {
      if (isEnd()) {
        client.leave();
      }
    }

    private synchronized boolean isEnd() {
      looking = false;
      if (ended) {
        return false;
      }
      ByteBuffer next = BufferUtil.allocate(1);
      int read = read(next);
      if (read > 0) {
        connection.onUpgradeTo(next);
      } else if (read == 0) { // a record of TLS without data
        look();
      }
      return read < 0;
    }

    private int read(ByteBuffer next) {
      try {
        return endPoint.fill(next);
      } catch (IOException broken) {
        return -1;
      }
    }

    /** The connection was closed, unless it was {@link #end}. */
    @Override
    public void failed(Throwable closed) {
      if (!hasEnded()) {
        client.leave();
      }
    }

    private synchronized boolean hasEnded() {
      return ended;
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
