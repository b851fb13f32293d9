package org.injerto.server;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.injerto.server.http.Body;
import org.injerto.server.http.BodyCollector;
import org.injerto.server.http.Client;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.http.Router;
import org.injerto.server.http.Work;
import org.injerto.text.Message;
import org.jspecify.annotations.Nullable;

/** One request on its way to its answer: let in, read, answered, written, logged. */
final class Exchange {
  private static final long PATIENCE = 64 << 20; // bytes too many that are read before the refusal
  private static final String NO_ROUTE = "none";

  private final Workshop shop;
  private final org.eclipse.jetty.server.Request jettyRequest;
  private final org.eclipse.jetty.server.Response jettyResponse;
  private final Callback done;
  private final Request request;
  private final BodyCollector collector;
  private final BodyMemory.Part memory;
  private final ClientWatch watch;
  private final CompletableFuture<Response> answer = new CompletableFuture<>();
  private volatile String route = NO_ROUTE;
  private volatile boolean whole; // whether all of the body has come

  Exchange(
      Workshop shop,
      org.eclipse.jetty.server.Request request,
      org.eclipse.jetty.server.Response response,
      Callback done) {
    this.shop = shop;
    this.jettyRequest = request;
    this.jettyResponse = response;
    this.done = done;
    this.request = shop.reader().read(request);
    this.collector = new BodyCollector(shop.bodies().largest());
    this.memory = shop.bodies().part();
    this.watch = ClientWatch.of(request, this.request.context().client());
  }

  void begin() {
    shop.books().inFlight().begin();
    answer.orTimeout(client().deadline().nanosLeft(), TimeUnit.NANOSECONDS);
    answer.whenComplete(this::write);
    client().whenGone(() -> answer.completeExceptionally(new RefusedException(Client.GONE)));
    try {
      Router.Match match = shop.gate().admit(request);
      route = match.route().template();
      read(match);
    } catch (RuntimeException refused) {
      answer.completeExceptionally(refused);
    }
  }

  private void readOn(Router.Match match) {
    try {
      read(match);
    } catch (RuntimeException refused) {
      answer.completeExceptionally(refused);
    }
  }

  /** Reads what has come; whatever is to come goes on with it. */
  private void read(Router.Match match) {
    while (!answer.isDone()) {
      Content.Chunk chunk = jettyRequest.read();
      if (chunk == null) {
        jettyRequest.demand(() -> readOn(match));
        return;
      } else if (Content.Chunk.isFailure(chunk)) {
        answer.completeExceptionally(interruption(chunk.getFailure()));
        return;
      }
      take(chunk);
      if (chunk.isLast() || collector.received() > shop.bodies().largest() + PATIENCE) {
        whole = chunk.isLast();
        answer(match);
        return;
      }
    }
  }

  /** Why the rest of a body does not come. */
  private static Throwable interruption(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return failure;
    }
    return new RefusedException(
        failure instanceof HttpException http ? JettyErrors.refusal(http.getCode()) : Client.GONE);
  }

  private void take(Content.Chunk chunk) {
    try {
      if (collector.received() <= shop.bodies().largest()) { // else nothing is kept
        memory.take(chunk.remaining());
      }
      collector.add(chunk.getByteBuffer());
    } finally {
      chunk.release();
    }
  }

  private void answer(Router.Match match) {
    try {
      String encoding = request.header("Content-Encoding").orElse("");
      Body body = collector.body(encoding);
      memory.take(body.size());
      Request all = match.request().with(body);
      match.route().endpoint().answer(all).whenComplete(this::complete);
      if (whole) {
        watch.begin();
      }
    } catch (Throwable failure) { // of whatever kind: the client must hear of it
      answer.completeExceptionally(failure);
    }
  }

  private void complete(@Nullable Response response, @Nullable Throwable failure) {
    if (response != null) {
      answer.complete(response);
    } else {
      answer.completeExceptionally(Objects.requireNonNull(failure));
    }
  }

  private void write(@Nullable Response response, @Nullable Throwable failure) {
    watch.end();
    try {
      write(response == null || client().isGone() ? refusal(failure) : response);
    } catch (RuntimeException unwritable) {
      end(HttpStatus.INTERNAL_SERVER_ERROR_500, Optional.empty());
      done.failed(unwritable);
    }
  }

  private void write(Response response) {
    Callback written =
        Callback.from(
            () -> {
              end(response.status(), response.work());
              done.succeeded();
            },
            gone -> {
              end(Client.GONE.status(), response.work());
              done.failed(gone);
            });
    ResponseWriter.write(request, response, isLast(), jettyResponse, written);
  }

  private Response refusal(@Nullable Throwable failure) {
    return shop.refusals().apply(reason(failure), request);
  }

  private Refusal reason(@Nullable Throwable failure) {
    if (client().isGone()) {
      return Client.GONE;
    }
    return failure instanceof TimeoutException && !whole
        ? Refusal.of(408, Message.of(Exchange.class, "request.slow"))
        : Failures.refusal(Objects.requireNonNull(failure), request.context().id());
  }

  private Client client() {
    return request.context().client();
  }

  /** Whether the connection is of no use afterwards: it still brings what nobody will read. */
  private boolean isLast() {
    return shop.isClosing() || client().isGone() || !(whole || jettyRequest.consumeAvailable());
  }

  private void end(int status, Optional<Work> work) {
    long nanos = System.nanoTime() - jettyRequest.getBeginNanoTime();
    shop.books().metrics().request(route, status, nanos);
    shop.books().log().add(new AccessLog.Line(Instant.now(), request, status, nanos / 1e6, work));
    memory.close();
    shop.books().inFlight().end();
  }
}
