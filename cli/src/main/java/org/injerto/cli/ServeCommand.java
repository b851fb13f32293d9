package org.injerto.cli;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.injerto.cli.Interruption.Listening;
import org.injerto.inference.InferenceConfig;
import org.injerto.inference.InferenceConfig.PrecisionChoice;
import org.injerto.provenance.InjertoVersion;
import org.injerto.server.InferenceServer;
import org.injerto.server.Protocols;
import org.injerto.server.ServerConfig;
import org.injerto.server.model.ExportedModels;
import org.injerto.server.page.Playground;
import org.injerto.server.protocol.ModelProtocols;
import org.injerto.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers over HTTP until it is told to end. */
@Command(name = "serve", aliases = "servir", sortOptions = false)
final class ServeCommand implements Action {
  @Parameters(
      paramLabel = "[NAME[@SHARE]=]BUNDLE",
      arity = "1..*",
      descriptionKey = "serve.bundles")
  private List<String> bundles = List.of();

  @Mixin private final ServeOptions options = new ServeOptions();

  @Option(
      names = "--precision",
      paramLabel = "fastest|fp32|int8",
      descriptionKey = "engine-precision",
      converter = EngineOptions.PrecisionConverter.class)
  private PrecisionChoice precision = PrecisionChoice.FASTEST;

  @Option(names = "--threads-per-text", paramLabel = "N", converter = NumberOption.Threads.class)
  private @Nullable Integer threadsPerText;

  @Override
  public ExitCode run(Session session) throws Exception {
    Map<String, List<ServedBundles.Version>> versions = ServedBundles.of(bundles, session);
    ServerConfig config = options.config(session);
    ExportedModels models = new ExportedModels(engine(session));
    Protocols protocols =
        new Playground(new ModelProtocols(InjertoVersion.number(), options.platform(session)));
    try (ServeLog log = options.log();
        Listening person = session.interruption().listen();
        MissingGraphs graphs = new MissingGraphs(precision, person, session);
        InferenceServer server = InferenceServer.start(config, models, protocols, log.lines())) {
      server.load(graphs.made(versions));
      session.print(ServeResult.of(server));
      session.output().flush();
      person.awaitRequest();
      session.say(Message.of(ServeCommand.class, "serve.draining"));
    } catch (CancellationException stopped) {
      return ExitCode.DONE; // before there was a server to be ended
    }
    return ExitCode.DONE;
  }

  private InferenceConfig engine(Session session) {
    return threadsPerText == null
        ? new InferenceConfig(session.threads(), precision)
        : new InferenceConfig(session.threads(), OptionalInt.of(threadsPerText), precision);
  }
}
