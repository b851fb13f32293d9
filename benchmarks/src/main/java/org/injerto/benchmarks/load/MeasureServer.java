package org.injerto.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a server is like under load: {@code MeasureServer URL TEXTS CONNECTIONS SECONDS
 * [RATE|maximum]}.
 *
 * <p>Without a rate every connection asks again as soon as it is answered. With {@code maximum}
 * that comes first, then the highest constant rate is looked for, and then there is a load of 70 %
 * of it. Lines for people go to the error stream, lines of JSON to the output.
 */
public final class MeasureServer {
  private static final double SHARE = 0.7;

  private final LoadGenerator generator;
  private final int connections;
  private final Duration window;

  private MeasureServer(LoadGenerator generator, int connections, Duration window) {
    this.generator = generator;
    this.connections = connections;
    this.window = window;
  }

  /** Bears down on a server. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    MeasureServer measure =
        new MeasureServer(
            new LoadGenerator(Requests.of(URI.create(arguments[0]), Path.of(arguments[1]))),
            Integer.parseInt(arguments[2]),
            Duration.ofSeconds(Integer.parseInt(arguments[3])));
    if (arguments.length == 4) {
      measure.at(new Pace.Eager());
    } else if (arguments[4].equals("maximum")) {
      measure.maximum();
    } else {
      measure.at(new Pace.Constant(Double.parseDouble(arguments[4])));
    }
  }

  private LoadReport at(Pace pace) throws InterruptedException {
    LoadReport report = generator.run(new Load(pace, connections, window.dividedBy(2), window));
    print(report);
    return report;
  }

  private void maximum() throws InterruptedException {
    double eager = at(new Pace.Eager()).rate();
    double maximum =
        new MaximumRate(generator, connections, window.dividedBy(2), MeasureServer::print)
            .find(eager);
    System.err.printf("maximum: %.0f answers/s; at 70 %% of it:%n", maximum);
    at(new Pace.Constant(SHARE * maximum));
  }

  private static void print(LoadReport report) {
    System.err.println(report);
    System.out.println(report.json());
  }
}
