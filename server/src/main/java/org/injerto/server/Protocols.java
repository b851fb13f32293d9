package org.injerto.server;

import java.util.List;
import org.injerto.server.http.Route;
import org.injerto.server.model.Health;
import org.injerto.server.model.ModelRegistry;

/** The ways in which models are asked. */
@FunctionalInterface
public interface Protocols {
  /** The routes of all protocols to these models. */
  List<Route> routes(ModelRegistry models, Health health);
}
