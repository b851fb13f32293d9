package org.injerto.server.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.injerto.server.http.Route;
import org.injerto.server.model.ModelRegistry;

/** Every protocol over the same models. */
public final class Protocols implements AutoCloseable {
  private final ModelRegistry models;
  private final ServerState server;
  private final Optional<ModelControl> control;
  private final List<Route> routes = new ArrayList<>();

  /**
   * The protocols.
   *
   * @param platform what SageMaker's environment says; models can be loaded and unloaded only if it
   *     has a folder for them
   */
  public Protocols(ModelRegistry models, ServerState server, SageMakerSettings platform) {
    this.models = models;
    this.server = server;
    this.control = platform.modelsFolder().map(folder -> new ModelControl(models, folder));
    routes.addAll(new HuggingFace(models).routes());
    routes.addAll(new SageMaker(models, platform, control).routes());
    routes.addAll(new OpenInference(models, server, control).routes());
  }

  /** Where they are spoken. */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  /**
   * The route of the document that describes routes for programs.
   *
   * @param others those of the server that belong to no protocol
   */
  public Route document(List<Route> others) {
    List<Route> all = new ArrayList<>(routes);
    all.addAll(others);
    return new OpenApi(models, server, all).route();
  }

  /** Lets what is being loaded end. */
  @Override
  public void close() {
    control.ifPresent(ModelControl::close);
  }
}
