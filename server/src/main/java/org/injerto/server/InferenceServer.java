package org.injerto.server;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.injerto.server.http.Route;
import org.injerto.server.http.Router;
import org.injerto.server.model.Health;
import org.injerto.server.model.ModelLoader;
import org.injerto.server.model.ModelRegistry;
import org.injerto.server.model.ModelSource;
import org.injerto.server.model.Workplace;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves models over HTTP. */
public final class InferenceServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InferenceServer.class);

  private static final Duration FAREWELL = Duration.ofMillis(500);

  private final ServerConfig config;
  private final OpenCount inFlight = new OpenCount();
  private final OpenCount connections = new OpenCount();
  private final AccessLog log;
  private final List<Route> routes = new ArrayList<>();
  private final ServerMetrics metrics;
  private final ModelRegistry models;
  private final Health health;
  private final Server jetty;
  private final ServerConnector connector;
  private int port;

  private InferenceServer(
      ServerConfig config, ModelLoader loader, Protocols protocols, LineSink accessLog)
      throws IOException {
    this.config = config;
    this.log = new AccessLog(accessLog);
    this.metrics = new ServerMetrics(inFlight, log);
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("http");
    this.models = new ModelRegistry(loader, new Workplace(config.batching(), threads, metrics));
    this.health = new Health(models);
    this.jetty = new Server(threads);
    this.connector = JettyConnector.of(jetty, config);
    connector.addBean(new ConnectionCounter(connections));
    jetty.addConnector(connector);
    jetty.setHandler(new ExchangeHandler(workshop(protocols)));
    jetty.setErrorHandler(new JettyErrors());
  }

  private Workshop workshop(Protocols protocols) {
    List<Route> operations = new OperationsRoutes(health, metrics).routes();
    routes.addAll(operations);
    routes.addAll(protocols.routes(models, health, operations));
    return new Workshop(
        new RequestReader(config.limits().deadline()),
        new Gate(new Router(routes), health, config.access().token()),
        protocols::refusal,
        BodyMemory.ofThisProcess(config.limits().bodyBytes()),
        health,
        new Workshop.Books(inFlight, metrics, log));
  }

  /** Starts a server whose access log goes to {@link LineSink#LOGGER}. */
  public static InferenceServer start(ServerConfig config, ModelLoader loader, Protocols protocols)
      throws IOException {
    return start(config, loader, protocols, LineSink.LOGGER);
  }

  /**
   * Starts a server without models. It says that it is alive, and that it cannot be asked yet:
   * {@link #load} changes that.
   *
   * @param accessLog where a line for each request goes; it is not closed here
   * @throws InvalidInputException with all that is wrong with the files for TLS, or if the address
   *     cannot be had
   */
  public static InferenceServer start(
      ServerConfig config, ModelLoader loader, Protocols protocols, LineSink accessLog)
      throws IOException {
    InferenceServer server = new InferenceServer(config, loader, protocols, accessLog);
    try {
      server.log.start();
      server.jetty.start();
      new SlowHeads(server.connector, config.limits().head()).lookOut();
      server.port = server.connector.getLocalPort();
      return server;
    } catch (IOException taken) {
      server.close();
      throw new InvalidInputException(
          Message.of(
              InferenceServer.class,
              "address.taken",
              config.address().host(),
              config.address().port()));
    } catch (Exception failure) {
      server.close();
      throw new IOException("the server does not start", failure);
    }
  }

  /**
   * Loads models; once all of them are there the server takes requests.
   *
   * @param sources by name
   * @throws InvalidInputException with all that is wrong with any of them; those that are whole are
   *     loaded, and the server goes on to say that it cannot be asked
   */
  public void load(Map<String, List<ModelSource>> sources) throws IOException {
    List<Message> problems = new ArrayList<>();
    for (Map.Entry<String, List<ModelSource>> model : sources.entrySet()) {
      try {
        models.load(model.getKey(), model.getValue());
      } catch (InvalidInputException invalid) {
        problems.add(invalid.subject());
        problems.addAll(invalid.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(
          Message.of(InferenceServer.class, "models.invalid"), problems);
    }
    health.become(Health.State.READY);
  }

  /** Everything that is answered. */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  /** The models that are served, to load and unload others. */
  public ModelRegistry models() {
    return models;
  }

  /** Whether the server can be asked. */
  public Health health() {
    return health;
  }

  /** Where it listens. */
  public URI uri() {
    String scheme = config.access().tls().isPresent() ? "https" : "http";
    return config.address().uri(scheme, port);
  }

  /**
   * Takes no connections and no requests any more, and waits until those that have begun have
   * ended. Clients that go on asking are told so for half a second more, each on its connection,
   * which is then closed.
   *
   * @param time the most that it waits
   * @return whether all have ended
   */
  public boolean drain(Duration time) throws InterruptedException {
    health.become(Health.State.DRAINING);
    connector.close();
    boolean idle = inFlight.awaitNone(time);
    return idle && (connections.awaitNone(FAREWELL) || inFlight.awaitNone(FAREWELL));
  }

  /**
   * Ends the server: drains it as long as its configuration says, then closes the models. Requests
   * that have not ended by then are not answered.
   */
  @Override
  public void close() {
    boolean idle = false;
    try {
      idle = drain(config.limits().drain());
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    end(idle);
  }

  private void end(boolean idle) {
    try {
      jetty.stop();
      if (idle) { // else an engine may have something that it never ends
        models.close();
      }
      health.become(Health.State.STOPPED);
      metrics.close();
      log.close();
    } catch (Exception failure) {
      LOG.warn("the server did not stop as it should", failure);
    }
  }
}
