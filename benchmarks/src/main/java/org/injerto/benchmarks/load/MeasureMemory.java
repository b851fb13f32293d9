package org.injerto.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How the memory of a server grows while it answers: {@code MeasureMemory PID URL TEXTS CONNECTIONS
 * SECONDS RELOAD_URL}.
 *
 * <p>As many requests as the connections can, with the model reloaded after a third and after two
 * thirds of the time. Of Linux.
 */
public final class MeasureMemory {
  private final LoadGenerator generator;
  private final ResidentMemory memory;
  private final int connections;
  private final Duration time;

  private MeasureMemory(
      LoadGenerator generator, ResidentMemory memory, int connections, Duration time) {
    this.generator = generator;
    this.memory = memory;
    this.connections = connections;
    this.time = time;
  }

  /** Bears down on a server and looks at it every second. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    LoadGenerator generator =
        new LoadGenerator(Requests.of(URI.create(arguments[1]), Path.of(arguments[2])));
    ResidentMemory memory = new ResidentMemory(Long.parseLong(arguments[0]), generator::answered);
    int connections = Integer.parseInt(arguments[3]);
    Duration time = Duration.ofSeconds(Integer.parseInt(arguments[4]));
    new MeasureMemory(generator, memory, connections, time).run(URI.create(arguments[5]));
  }

  private void run(URI reload) throws InterruptedException {
    ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    try {
      clock.scheduleAtFixedRate(memory::look, 1, 1, TimeUnit.SECONDS);
      for (int third = 1; third <= 2; third++) {
        clock.schedule(() -> reload(reload), time.toMillis() * third / 3, TimeUnit.MILLISECONDS);
      }
      LoadReport report =
          generator.run(new Load(new Pace.Eager(), connections, Duration.ZERO, time));
      System.err.println(report);
      System.out.println(report.json());
      System.out.println(memory.report());
    } finally {
      clock.shutdownNow();
    }
  }

  private void reload(URI url) {
    HttpRequest request = HttpRequest.newBuilder(url).POST(BodyPublishers.noBody()).build();
    String outcome =
        HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString()).join().toString();
    System.err.printf(Locale.ROOT, "after %d answers: %s%n", generator.answered(), outcome);
  }
}
