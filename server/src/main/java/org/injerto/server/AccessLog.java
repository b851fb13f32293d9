package org.injerto.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.injerto.server.http.Request;
import org.injerto.server.http.TraceContext;
import org.injerto.server.http.Work;
import org.injerto.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line of JSON for each request, without anything of what it asked. The lines are written by a
 * thread of their own: where they cannot be written as fast as requests come, or not at all, lines
 * are lost and counted, and answers do not suffer.
 */
final class AccessLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
  private static final int MOST_WAITING = 4096; // lines
  private static final JsonMapper JSON = new JsonMapper();

  private final LineSink lines;
  private final BlockingQueue<Line> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong lost = new AtomicLong();
  private final Thread writer;
  private boolean failing; // whether the last line could not be written

  AccessLog(LineSink lines) {
    this.lines = lines;
    this.writer = new Thread(this::write, "access-log");
    writer.setDaemon(true);
  }

  /** Begins to write. */
  void start() {
    writer.start();
  }

  /**
   * What is known of a request that has ended.
   *
   * @param status of the answer; 499 if the client was gone
   */
  record Line(Instant end, Request request, int status, double milliseconds, Optional<Work> work) {}

  /** Has a request logged, if there is room. */
  void add(Line line) {
    if (!waiting.offer(line)) {
      lost.incrementAndGet();
    }
  }

  /** How many lines could not be written. */
  long lost() {
    return lost.get();
  }

  private void write() {
    try {
      while (true) {
        write(waiting.take());
      }
    } catch (InterruptedException end) {
      waiting.forEach(this::write);
    }
  }

  private void write(Line line) {
    try {
      lines.write(json(line));
      failing = false;
    } catch (IOException | RuntimeException unwritable) {
      lost.incrementAndGet();
      sayOnce(unwritable);
    }
  }

  /** Once each time that it begins: there would be as many warnings as lines. */
  private void sayOnce(Exception reason) {
    if (!failing) {
      failing = true;
      LOG.warn(
          "the access log cannot be written, requests are answered all the same: {}",
          String.valueOf(reason.getMessage()));
    }
  }

  private static String json(Line line) {
    Request request = line.request;
    ObjectNode json = JSON.createObjectNode();
    json.put("time", line.end.truncatedTo(ChronoUnit.MILLIS).toString());
    json.put("request_id", request.context().id());
    request.context().trace().map(TraceContext::traceId).ifPresent(id -> json.put("trace_id", id));
    json.put("method", Printable.text(request.method()));
    json.put("path", Printable.text(request.target().path()));
    json.put("status", line.status);
    json.put("milliseconds", Math.round(line.milliseconds * 1000) / 1000.0);
    line.work.ifPresent(
        work ->
            json.put("model", work.model())
                .put("version", work.version())
                .put("items", work.items())
                .put("pieces", work.pieces()));
    return json.toString();
  }

  /** Writes what waits, then ends. */
  @Override
  public void close() throws InterruptedException {
    writer.interrupt();
    writer.join();
  }
}
