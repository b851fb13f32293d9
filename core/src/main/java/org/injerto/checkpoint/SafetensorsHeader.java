package org.injerto.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.text.Message;

/**
 * The JSON at the start of a safetensors file: which tensors there are and where their bytes lie.
 * Nothing in it is believed.
 *
 * @param places by the tensors' names, in the order of the file
 * @param metadata free text by name
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
record SafetensorsHeader(Map<String, Place> places, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";
  private static final int DEEPEST = 8;
  private static final ObjectMapper STRICT =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  SafetensorsHeader {
    places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    metadata = Map.copyOf(metadata);
  }

  /**
   * A tensor and the first of its bytes, counted from the end of the header.
   *
   * @param begin not negative
   */
  record Place(TensorInfo info, long begin) {
    long end() {
      return begin + info.bytes();
    }
  }

  /**
   * Where a tensor lies.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  Place place(String name) {
    Place place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("the file must have the tensor; name=" + name);
    }
    return place;
  }

  /**
   * Reads the text of a header.
   *
   * @param dataBytes how many bytes follow it in the file
   * @param problems receives everything that is wrong; the header is of no use if there is any
   */
  static SafetensorsHeader parse(String text, long dataBytes, List<Message> problems) {
    Map<String, Place> places = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    ObjectNode json = object(text, problems);
    json.properties()
        .forEach(
            field -> {
              if (field.getKey().equals(METADATA)) {
                metadata.putAll(metadata(field.getValue(), problems));
              } else {
                place(field.getKey(), field.getValue(), problems)
                    .ifPresent(place -> places.put(field.getKey(), place));
              }
            });
    if (problems.isEmpty()) {
      checkCover(places, dataBytes, problems);
    }
    return new SafetensorsHeader(places, metadata);
  }

  private static ObjectNode object(String text, List<Message> problems) {
    try {
      if (text.startsWith("{") && STRICT.readTree(text) instanceof ObjectNode object) {
        return object;
      }
      problems.add(problem("header.object"));
    } catch (JsonProcessingException e) {
      problems.add(problem("header.json", e.getOriginalMessage()));
    }
    return STRICT.createObjectNode();
  }

  private static Map<String, String> metadata(JsonNode json, List<Message> problems) {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (!json.isObject()) {
      problems.add(problem("header.metadata", json.getNodeType()));
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!field.getValue().isTextual()) {
        problems.add(problem("header.metadata.value", field.getKey(), field.getValue()));
      }
      metadata.put(field.getKey(), field.getValue().asText());
    }
    return metadata;
  }

  private static Optional<Place> place(String name, JsonNode entry, List<Message> problems) {
    Optional<ElementType> type = ElementType.named(entry.path("dtype").asText());
    List<Long> shape = wholeNumbers(entry.path("shape"));
    List<Long> offsets = wholeNumbers(entry.path("data_offsets"));
    if (type.isEmpty() || !entry.path("dtype").isTextual()) {
      problems.add(problem("header.dtype", name, entry.path("dtype")));
    } else if (!entry.path("shape").isArray() || shape.size() != entry.path("shape").size()) {
      problems.add(problem("header.shape", name, entry.path("shape")));
    } else if (offsets.size() != 2 || entry.path("data_offsets").size() != 2) {
      problems.add(problem("header.offsets", name, entry.path("data_offsets")));
    } else {
      return place(name, type.get(), shape, offsets, problems);
    }
    return Optional.empty();
  }

  private static Optional<Place> place(
      String name, ElementType type, List<Long> shape, List<Long> offsets, List<Message> problems) {
    try {
      Place place = new Place(new TensorInfo(type, shape), offsets.get(0));
      if (offsets.get(1) - offsets.get(0) == place.info().bytes()) {
        return Optional.of(place);
      }
      problems.add(problem("header.size", name, shape, type, place.info().bytes(), offsets));
    } catch (IllegalArgumentException tooLarge) {
      problems.add(problem("header.shape", name, shape));
    }
    return Optional.empty();
  }

  /** The elements of an array that are whole numbers, not negative and no larger than a long. */
  private static List<Long> wholeNumbers(JsonNode array) {
    List<Long> numbers = new ArrayList<>();
    for (JsonNode element : array) {
      if (element.isIntegralNumber() && element.canConvertToLong() && element.longValue() >= 0) {
        numbers.add(element.longValue());
      }
    }
    return numbers;
  }

  /** Every byte of the file belongs to exactly one tensor. */
  private static void checkCover(
      Map<String, Place> places, long dataBytes, List<Message> problems) {
    List<Map.Entry<String, Place>> inOrder = new ArrayList<>(places.entrySet());
    inOrder.sort(
        Comparator.comparingLong((Map.Entry<String, Place> entry) -> entry.getValue().begin())
            .thenComparingLong(entry -> entry.getValue().end()));
    long covered = 0;
    for (Map.Entry<String, Place> entry : inOrder) {
      if (entry.getValue().begin() != covered) {
        problems.add(problem("header.gap", entry.getKey(), entry.getValue().begin(), covered));
        return;
      }
      covered = entry.getValue().end();
    }
    if (covered != dataBytes) {
      problems.add(problem("header.length", covered, dataBytes));
    }
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(SafetensorsHeader.class, key, arguments);
  }
}
