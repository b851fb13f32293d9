package org.injerto.server.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.injerto.pipeline.Pipeline;
import org.injerto.server.http.Body;
import org.injerto.server.http.Deadline;
import org.injerto.server.http.Headers;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.server.http.Request;
import org.injerto.server.http.RequestContext;
import org.injerto.server.http.Response;
import org.injerto.server.http.Route;
import org.injerto.server.http.Router;
import org.injerto.server.http.Target;
import org.injerto.server.model.BatchingConfig;
import org.injerto.server.model.ModelInfo;
import org.injerto.server.model.ModelObserver;
import org.injerto.server.model.ModelRegistry;
import org.injerto.server.model.ModelSource;
import org.injerto.server.model.OpenedModel;
import org.injerto.server.model.Workplace;
import org.injerto.server.task.RecordedModel;
import org.injerto.server.task.Task;
import org.injerto.server.task.Tasks;
import org.injerto.text.InvalidInputException;

/** All protocols over recorded models. The name of a model's folder says what it does. */
final class TestServer implements AutoCloseable {
  private final ModelRegistry models =
      new ModelRegistry(
          (name, folder) -> opened(name, folder),
          new Workplace(BatchingConfig.DEFAULT, Runnable::run, ModelObserver.NOBODY));
  private final List<Route> routes = new ArrayList<>();
  private final Router router;
  private final SageMaker sageMaker;

  /**
   * A server with models.
   *
   * @param kinds of the models, such as classify, which are their names too
   */
  TestServer(SageMakerSettings settings, String... kinds) {
    this.sageMaker = new SageMaker(models, settings);
    routes.addAll(sageMaker.routes());
    routes.addAll(new HuggingFace(models).routes());
    this.router = new Router(routes);
    for (String kind : kinds) {
      try {
        models.load(kind, List.of(ModelSource.only(Path.of(kind))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  TestServer(String... kinds) {
    this(SageMakerSettings.of(Map.of()), kinds);
  }

  private static OpenedModel<?, ?> opened(String name, Path folder) {
    String kind = folder.getFileName().toString();
    Pipeline<?, ?, ?> pipeline =
        switch (kind) {
          case "fill", "fill-bpe" -> RecordedModel.filler(kind);
          case "embed" -> RecordedModel.extractor();
          default -> RecordedModel.classifier(kind);
        };
    return opened(name, Tasks.of(pipeline).orElseThrow());
  }

  private static <P, O> OpenedModel<P, O> opened(String name, Task<P, O> task) {
    return new OpenedModel<>(new ModelInfo(name, "3", task.name(), "fp32"), task);
  }

  /** An answer whose body is text. */
  record Reply(int status, Headers headers, String body) {
    String header(String name) {
      return headers.get(name).orElse("");
    }
  }

  Reply post(String path, String type, String body) {
    return send("POST", path, Map.of("Content-Type", type), bytes(body));
  }

  Reply post(String path, String type, String accept, String body) {
    return send("POST", path, Map.of("Content-Type", type, "Accept", accept), bytes(body));
  }

  Reply get(String path) {
    return send("GET", path, Map.of(), new byte[0]);
  }

  static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  Reply send(String method, String path, Map<String, String> headers, byte[] body) {
    String language = headers.getOrDefault("Accept-Language", "en");
    RequestContext context =
        new RequestContext(
            "request-1",
            Optional.empty(),
            Deadline.after(Duration.ofMinutes(1)),
            Locale.forLanguageTag(language));
    Request request =
        new Request(method, target(path), Headers.of(headers), Body.of(body), context);
    Response response = answer(request);
    String text = StandardCharsets.UTF_8.decode(response.body().buffer()).toString();
    return new Reply(response.status(), response.headers(), text);
  }

  private static Target target(String path) {
    int query = path.indexOf('?');
    if (query < 0) {
      return Target.of(path);
    }
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : path.substring(query + 1).split("&")) {
      parameters.put(parameter.split("=")[0], parameter.split("=")[1]);
    }
    return new Target(path.substring(0, query), parameters, Map.of());
  }

  private Response answer(Request request) {
    Locale language = request.context().language();
    try {
      Router.Match match = router.match(request);
      return match.route().endpoint().answer(match.request()).toCompletableFuture().join();
    } catch (RefusedException refused) {
      return refused.refusal().response(language);
    } catch (InvalidInputException invalid) {
      return Refusal.of(invalid).response(language);
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RefusedException refused) {
        return refused.refusal().response(language);
      } else if (failure.getCause() instanceof InvalidInputException invalid) {
        return Refusal.of(invalid).response(language);
      }
      throw failure;
    }
  }

  @Override
  public void close() {
    sageMaker.close();
    models.close();
  }
}
