package org.injerto.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.injerto.server.model.Health;
import org.injerto.server.model.ModelSource;
import org.injerto.server.model.TestModels;

/** A program that serves a bundle, and gives no answer until it is told to end. */
public final class ServerProgram {
  private static final Duration LONGEST = Duration.ofSeconds(25);

  private ServerProgram() {}

  /** The bundle's folder is the argument; the port is the first line of output. */
  public static void main(String[] arguments) throws Exception {
    TestModels models = new TestModels();
    InferenceServer server =
        InferenceServer.start(
            RunningServer.config(RunningServer.LIMITS, RunningServer.BATCHING),
            models,
            new LineProtocol());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
    Path bundle = Path.of(arguments[0]);
    server.load(Map.of("es", List.of(ModelSource.only(bundle))));
    models.engine(bundle).disturb(texts -> waitForTheEndOf(server));
    System.out.println(server.uri());
    System.in.read(); // ends with the test, whatever becomes of it
    Runtime.getRuntime().halt(1);
  }

  private static void waitForTheEndOf(InferenceServer server) {
    while (server.health().state() == Health.State.READY) {
      Thread.onSpinWait();
    }
  }

  private static void end(InferenceServer server) {
    try {
      boolean idle = server.drain(LONGEST);
      server.close();
      Runtime.getRuntime().halt(idle ? 0 : 1);
    } catch (InterruptedException hurry) {
      Runtime.getRuntime().halt(1);
    }
  }
}
