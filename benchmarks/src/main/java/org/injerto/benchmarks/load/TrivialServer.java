package org.injerto.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/**
 * A server that has nothing to do, to see what the load itself costs: {@code TrivialServer PORT}.
 */
public final class TrivialServer {
  private TrivialServer() {}

  /** Serves until it is killed. */
  public static void main(String[] arguments) throws Exception {
    Server server = new Server(Integer.parseInt(arguments[0]));
    server.setHandler(new Empty());
    server.start();
    server.join();
  }

  /** An empty list, once the whole request is there. */
  private static final class Empty extends Handler.Abstract.NonBlocking {
    private static final byte[] BODY = "[]".getBytes(StandardCharsets.US_ASCII);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Content.Source.consumeAll(
          request,
          Callback.from(
              () -> {
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, BODY.length);
                response.write(true, ByteBuffer.wrap(BODY), callback);
              },
              callback::failed));
      return true;
    }
  }
}
