package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.injerto.server.http.Route;
import org.injerto.server.protocol.ServedTasks.Served;
import org.injerto.server.task.Task;
import org.injerto.server.task.TensorKind;

/** Schemas and examples of what goes in and out, as OpenAPI has them. */
final class OpenApiContents {
  private static final String REFERENCE = "$ref";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String ERROR = "Error";
  private static final String INFERENCE = "InferenceRequest";
  private static final Set<String> OF_THE_ONLY_MODEL = Set.of("/", "/invocations");
  private static final Set<String> OF_A_MODEL = Set.of("/models/{model}", "/models/{model}/invoke");

  private final ServedTasks served;

  OpenApiContents(ServedTasks served) {
    this.served = served;
  }

  /** A variable of a path, with what stands there for each model. */
  ObjectNode path(String variable) {
    ObjectNode parameter = object().put("name", variable).put("in", "path").put("required", true);
    parameter.putObject("schema").put("type", "string");
    ObjectNode examples = parameter.putObject("examples");
    for (Served model : served.all()) {
      String value = variable.equals("version") ? model.version() : model.name();
      examples.putObject(model.name()).put("value", value);
    }
    return parameter;
  }

  /** The body of a request, if it has one. */
  Optional<ObjectNode> request(Route route) {
    if (isInvocation(route)) {
      return Optional.of(invocation(route));
    } else if (route.template().endsWith("/infer")) {
      return Optional.of(inference());
    } else if (route.method().equals("POST") && route.template().equals("/models")) {
      ObjectNode body = object();
      body.set("content", json(reference("ModelToLoad"), object()));
      return Optional.of(body);
    }
    return Optional.empty();
  }

  private static boolean isInvocation(Route route) {
    boolean template =
        OF_THE_ONLY_MODEL.contains(route.template()) || OF_A_MODEL.contains(route.template());
    return route.method().equals("POST") && template;
  }

  private ObjectNode invocation(Route route) {
    List<Served> asked =
        OF_THE_ONLY_MODEL.contains(route.template()) ? served.only() : served.all();
    ObjectNode examples = object();
    for (Served model : asked) {
      examples.putObject(model.name()).set("value", model.task().description().example());
    }
    ObjectNode content = json(anyOf("Request"), examples);
    content.set(Format.CSV.type(), text(examples(asked, OpenApiContents::rows)));
    content.set(Format.JSON_LINES.type(), text(examples(asked, OpenApiContents::line)));
    ObjectNode body = object().put("required", true);
    body.set("content", content);
    return body;
  }

  private static ObjectNode examples(List<Served> models, Function<JsonNode, String> form) {
    ObjectNode examples = object();
    for (Served model : models) {
      JsonNode inputs = model.task().description().example().path("inputs");
      examples.putObject(model.name()).put("value", form.apply(inputs));
    }
    return examples;
  }

  private static String line(JsonNode inputs) {
    return Json.write(object().set("inputs", inputs)) + "\n";
  }

  /** A header and a row: of an input with parts a column for each. */
  private static String rows(JsonNode inputs) {
    JsonNode parts = inputs.isObject() ? inputs : object().set("inputs", inputs);
    List<String> names = parts.properties().stream().map(Map.Entry::getKey).toList();
    List<String> cells = parts.valueStream().map(JsonNode::asText).toList();
    return CSVFormat.RFC4180.format(names.toArray())
        + "\n"
        + CSVFormat.RFC4180.format(cells.toArray())
        + "\n";
  }

  private ObjectNode inference() {
    ObjectNode examples = object();
    for (Served model : served.all()) {
      ObjectNode request = object();
      ArrayNode inputs = request.putArray("inputs");
      JsonNode given = model.task().description().example().path("inputs");
      for (TensorKind kind : model.task().signature().inputs()) {
        ObjectNode tensor = inputs.addObject().put("name", kind.name());
        tensor.putArray("shape").add(1);
        tensor.put("datatype", kind.type().name());
        tensor.putArray("data").add(given.isObject() ? given.path(kind.name()) : given);
      }
      examples.putObject(model.name()).set("value", request);
    }
    ObjectNode body = object().put("required", true);
    body.set("content", json(reference(INFERENCE), examples));
    return body;
  }

  /** What comes back. */
  ObjectNode responses(Route route, String error) {
    ObjectNode responses = object();
    ObjectNode good = responses.putObject("200").put("description", "OK");
    if (isInvocation(route)) {
      ObjectNode content = json(anyOf("Answer"), object());
      content.set(Format.CSV.type(), text(object()));
      content.set(Format.JSON_LINES.type(), text(object()));
      good.set("content", content);
    }
    ObjectNode bad = responses.putObject("default").put("description", error);
    bad.set("content", json(reference(ERROR), object()));
    return responses;
  }

  /** The schemas that others refer to. */
  ObjectNode schemas() {
    ObjectNode schemas = OpenApiSchemas.fixed();
    served
        .tasks()
        .forEach(
            task -> {
              Task.Description description = task.description();
              List<String> parts =
                  task.signature().inputs().stream().map(TensorKind::name).toList();
              schemas.set(
                  name(task, "Request"), OpenApiSchemas.request(parts, description.parameters()));
              schemas.set(name(task, "Answer"), OpenApiSchemas.answer(description.answer()));
            });
    return schemas;
  }

  private ObjectNode anyOf(String kind) {
    ObjectNode schema = object();
    ArrayNode all = schema.putArray("anyOf");
    served
        .tasks()
        .map(task -> name(task, kind))
        .distinct()
        .forEach(name -> all.add(reference(name)));
    return all.isEmpty() ? object() : schema;
  }

  private static String name(Task<?, ?> task, String kind) {
    return task.name() + "-" + kind;
  }

  private static ObjectNode reference(String schema) {
    return object().put(REFERENCE, SCHEMAS + schema);
  }

  private static ObjectNode json(ObjectNode schema, ObjectNode examples) {
    ObjectNode content = object();
    content.set(Format.JSON.type(), withExamples(schema, examples));
    return content;
  }

  private static ObjectNode text(ObjectNode examples) {
    return withExamples(object().put("type", "string"), examples);
  }

  private static ObjectNode withExamples(ObjectNode schema, ObjectNode examples) {
    ObjectNode content = object();
    content.set("schema", schema);
    if (!examples.isEmpty()) {
      content.set("examples", examples);
    }
    return content;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
