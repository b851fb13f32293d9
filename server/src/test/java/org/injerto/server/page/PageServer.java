package org.injerto.server.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.injerto.pipeline.Pipeline;
import org.injerto.server.InferenceServer;
import org.injerto.server.ServerConfig;
import org.injerto.server.model.ModelInfo;
import org.injerto.server.model.ModelLoader;
import org.injerto.server.model.ModelSource;
import org.injerto.server.model.OpenedModel;
import org.injerto.server.protocol.ModelProtocols;
import org.injerto.server.protocol.SageMakerSettings;
import org.injerto.server.task.RecordedModel;
import org.injerto.server.task.Task;
import org.injerto.server.task.Tasks;

/** Servers with the page and recorded models. */
final class PageServer {
  private PageServer() {}

  static ServerConfig config(ServerConfig.Access access) {
    ServerConfig usual = ServerConfig.DEFAULT;
    return new ServerConfig(
        new ServerConfig.Address("127.0.0.1", 0), usual.limits(), usual.batching(), access);
  }

  /** A server that has not loaded anything. */
  static InferenceServer start(ServerConfig config) {
    return start(config, PageServer::open);
  }

  static InferenceServer start(ServerConfig config, ModelLoader loader) {
    try {
      return InferenceServer.start(
          config,
          loader,
          new Playground(new ModelProtocols("1.2.3", SageMakerSettings.of(Map.of()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A server for everybody.
   *
   * @param models such as classify, which are their names too; "classify/1" and "classify/2" are
   *     versions of one
   */
  static InferenceServer start(String... models) {
    InferenceServer server = start(config(ServerConfig.Access.OPEN));
    load(server, models);
    return server;
  }

  static void load(InferenceServer server, String... models) {
    Map<String, List<ModelSource>> sources = new TreeMap<>();
    for (String model : models) {
      Path folder = Path.of(model);
      sources
          .computeIfAbsent(folder.getName(0).toString(), name -> new ArrayList<>())
          .add(ModelSource.only(folder));
    }
    try {
      server.load(sources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OpenedModel<?, ?> open(String name, Path folder) {
    String version = folder.getNameCount() > 1 ? folder.getFileName().toString() : "3";
    Pipeline<?, ?, ?> pipeline =
        switch (name) {
          case "fill", "fill-bpe" -> RecordedModel.filler(name);
          case "embed" -> RecordedModel.extractor();
          case HostileLabels.NAME -> HostileLabels.classifier();
          default -> RecordedModel.classifier(name);
        };
    return opened(name, version, Tasks.of(pipeline).orElseThrow());
  }

  static <P, O> OpenedModel<P, O> opened(String name, String version, Task<P, O> task) {
    return new OpenedModel<>(new ModelInfo(name, version, task.name(), "fp32"), task);
  }
}
