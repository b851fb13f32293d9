package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What the Open Inference Protocol asks.
 *
 * @param id of the request, if its client gave one
 * @param inputs at least one
 * @param outputs the names of those that are wanted; all if there are none
 * @param parameters missing if there are none
 */
record InferenceRequest(
    Optional<String> id, List<InputTensor> inputs, List<String> outputs, JsonNode parameters) {
  InferenceRequest {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Whether a content type is named, of all tensors or of one input. */
  boolean hasContentType(String type) {
    return parameters.path("content_type").asText().equals(type)
        || inputs.stream().anyMatch(input -> input.contentType().equals(type));
  }
}
