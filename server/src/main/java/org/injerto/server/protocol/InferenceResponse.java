package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.injerto.server.model.ModelInfo;
import org.injerto.server.task.DataType;
import org.injerto.server.task.Tensor;

/**
 * What the Open Inference Protocol answers.
 *
 * @param asked whose inputs say whether columns have the shape [n] or [n, 1]
 */
record InferenceResponse(InferenceRequest asked, List<Tensor> outputs) {
  private static final String TEXT = "str";

  ObjectNode json(ModelInfo model, String id) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("model_name", model.name())
            .put("model_version", model.version())
            .put("id", id);
    ArrayNode all = json.putArray("outputs");
    outputs.forEach(output -> all.add(json(output)));
    return json;
  }

  private ObjectNode json(Tensor output) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", output.name());
    shape(output).forEach(json.putArray("shape")::add);
    json.put("datatype", output.type().name());
    if (output.type() == DataType.BYTES && asked.hasContentType(TEXT)) {
      json.putObject("parameters").put("content_type", TEXT);
    }
    json.set("data", output.data());
    return json;
  }

  private List<Long> shape(Tensor output) {
    List<Long> shape = new ArrayList<>(output.shape());
    boolean column = asked.inputs().get(0).form().shape().size() == 2;
    if (column && shape.size() == 1) {
      shape.add(1L);
    }
    return shape;
  }
}
