package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** JSON schemas of bodies. */
final class OpenApiSchemas {
  private static final String FIXED =
      """
      {"Error": {"type": "object",
         "properties": {"error": {"type": "string"}, "problems": {"type": "array", "items": {"type": "string"}},
           "code": {"type": "integer"}, "type": {"type": "string"}, "message": {"type": "string"}}},
       "ModelToLoad": {"type": "object", "required": ["model_name", "url"],
         "properties": {"model_name": {"type": "string"}, "url": {"type": "string"}}},
       "InferenceRequest": {"type": "object", "required": ["inputs"],
         "properties": {"id": {"type": "string"}, "parameters": {"type": "object"},
           "inputs": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["name", "shape", "datatype", "data"],
             "properties": {"name": {"type": "string"}, "shape": {"type": "array", "items": {"type": "integer"}},
               "datatype": {"type": "string"}, "parameters": {"type": "object"}, "data": {"type": "array"}}}},
           "outputs": {"type": "array", "items": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}}}}\
      """;
  private static final String REQUEST =
      """
      {"type": "object", "required": ["inputs"],
       "properties": {
         "inputs": {"anyOf": [{"type": "array", "minItems": 1, "items": {"anyOf": []}}]},
         "parameters": {"type": ["object", "null"], "additionalProperties": false}}}\
      """;

  private OpenApiSchemas() {}

  /** Those that do not depend on what is served. */
  static ObjectNode fixed() {
    return (ObjectNode) Json.read(FIXED);
  }

  /**
   * What a task is asked.
   *
   * @param parts the names of the parts of an input; one that has a single part may be that itself
   */
  static ObjectNode request(List<String> parts, ObjectNode parameters) {
    ObjectNode schema = (ObjectNode) Json.read(REQUEST);
    schema.withObject("/properties/parameters").set("properties", parameters);
    for (String place : List.of("/properties/inputs", "/properties/inputs/anyOf/0/items")) {
      ArrayNode forms = schema.withObject(place).withArrayProperty("anyOf");
      if (parts.size() == 1) {
        forms.addObject().put("type", "string");
      }
      ObjectNode object = forms.addObject().put("type", "object");
      parts.forEach(object.putArray("required")::add);
      ObjectNode properties = object.putObject("properties");
      parts.forEach(part -> properties.putObject(part).put("type", "string"));
    }
    return schema;
  }

  /** What it answers: to one input or to a list. */
  static ObjectNode answer(ObjectNode one) {
    ObjectNode schema = (ObjectNode) Json.read("{\"anyOf\": []}");
    schema.withArrayProperty("anyOf").add(one);
    schema.withArrayProperty("anyOf").addObject().put("type", "array").set("items", one);
    return schema;
  }
}
