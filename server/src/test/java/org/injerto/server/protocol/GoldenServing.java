package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What was recorded of the protocols. */
final class GoldenServing {
  private static final Path FOLDER = Path.of("src/test/resources/golden/serving");

  private GoldenServing() {}

  static JsonNode read(String file) {
    try {
      return new JsonMapper().readTree(FOLDER.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a value looks like: numbers and texts are replaced by what they are. */
  static String form(JsonNode value) {
    if (value.isArray()) {
      StringBuilder form = new StringBuilder("[");
      value.forEach(element -> form.append(form(element)).append(' '));
      return form.append(']').toString();
    } else if (value.isObject()) {
      StringBuilder form = new StringBuilder("{");
      value
          .properties()
          .forEach(
              field ->
                  form.append(field.getKey())
                      .append('=')
                      .append(form(field.getValue()))
                      .append(' '));
      return form.append('}').toString();
    }
    return value.getNodeType().toString();
  }
}
