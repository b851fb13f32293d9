package org.injerto.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.injerto.text.Message;

/**
 * Reads {@code injerto.json}; what is wrong goes to a list. Fields that it does not know are passed
 * over: a later version may have added them.
 */
final class ManifestReader {
  /** Names are snake_case in the file whatever they are in Java. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final List<Message> problems;

  ManifestReader(List<Message> problems) {
    this.problems = problems;
  }

  Optional<BundleManifest> read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return fits(json)
          ? Optional.of(JSON.treeToValue(json, BundleManifest.class))
          : Optional.empty();
    } catch (ValueInstantiationException refused) {
      Throwable rule = Objects.requireNonNull(refused.getCause());
      problems.add(problem("manifest.value", String.valueOf(rule.getMessage())));
    } catch (JsonProcessingException e) {
      problems.add(problem("manifest.unreadable", e.getOriginalMessage()));
    }
    return Optional.empty();
  }

  private boolean fits(JsonNode json) {
    int before = problems.size();
    if (!json.isObject()) {
      problems.add(problem("manifest.unreadable", "\"" + json.asText() + "\""));
    } else if (hasKnownFormat(json)) {
      new RecordShape(problems).check(json, BundleManifest.class, "");
    }
    return problems.size() == before;
  }

  /**
   * A file of another format is not looked at further: everything in it may mean something else.
   */
  private boolean hasKnownFormat(JsonNode json) {
    JsonNode format = json.path("format");
    boolean other = format.isNumber() && !format.asText().equals("" + BundleManifest.FORMAT);
    if (other) {
      problems.add(problem("manifest.format", format, BundleManifest.FORMAT));
    }
    return !other;
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(ManifestReader.class, key, arguments);
  }
}
