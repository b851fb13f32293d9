package org.injerto.server.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.injerto.server.Protocols;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.http.Route;
import org.injerto.server.model.Health;
import org.injerto.server.model.ModelRegistry;

/** Hugging Face's payloads, SageMaker and the Open Inference Protocol, and a document of all. */
public final class ModelProtocols implements Protocols {
  private final String version;
  private final SageMakerSettings platform;
  private final ModelMemory memory;

  /**
   * The protocols.
   *
   * @param version of the program
   * @param platform what SageMaker's environment says; models can be loaded and unloaded only if it
   *     has a folder for them
   */
  public ModelProtocols(String version, SageMakerSettings platform) {
    this(version, platform, ModelMemory.ofMachine());
  }

  ModelProtocols(String version, SageMakerSettings platform, ModelMemory memory) {
    this.version = version;
    this.platform = platform;
    this.memory = memory;
  }

  @Override
  public List<Route> routes(ModelRegistry models, Health health, List<Route> others) {
    Optional<ModelControl> control =
        platform
            .modelsFolder()
            .map(folder -> new ModelControl(models, new ModelsFolder(folder), memory));
    List<Route> routes = new ArrayList<>();
    routes.addAll(new HuggingFace(models).routes());
    routes.addAll(new SageMaker(models, platform, control).routes());
    routes.addAll(new OpenInference(models, health, version, control).routes());
    List<Route> all = new ArrayList<>(routes);
    all.addAll(others);
    routes.add(new OpenApi(models, version, all).route());
    return routes;
  }

  /** In the form of the protocol that the request is one of. */
  @Override
  public Response refusal(Refusal refusal, Request request) {
    Locale language = request.context().language();
    if (SageMaker.isMeant(request)) {
      return Errors.modelServer(refusal, language);
    }
    return OpenInference.isMeant(request)
        ? Errors.openInference(refusal, language)
        : refusal.response(language);
  }
}
