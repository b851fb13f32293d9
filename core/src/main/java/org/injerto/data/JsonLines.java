package org.injerto.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.data.ReadOptions.Kind;
import org.injerto.text.NearestName;

/** A JSON object a line, with a text and what is to be learned of it. */
record JsonLines() implements FileFormat {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  @Override
  public void read(BufferedReader lines, ReadOptions options, ExampleCollector collector)
      throws IOException {
    long number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      try {
        if (line.isBlank()) {
          collector.problem(number, "line.empty");
        } else {
          read(number, JSON.readTree(line), options, collector);
        }
      } catch (MismatchedInputException more) {
        collector.problem(number, "json.more");
      } catch (JsonProcessingException e) {
        collector.problem(number, "json.syntax", e.getOriginalMessage());
      }
    }
  }

  private static void read(
      long line, JsonNode row, ReadOptions options, ExampleCollector collector) {
    if (!row.isObject()) {
      collector.problem(line, "json.object");
      return;
    }
    JsonNode text = row.path(options.textColumn());
    Optional<Kind> kind = kind(row, options, collector);
    if (!text.isTextual() && !text.isMissingNode()) {
      collector.problem(line, "json.value", options.textColumn(), text);
    } else if (text.isMissingNode()) {
      missing(line, row, options.textColumn(), collector);
    } else if (kind.isEmpty()) {
      Kind wanted = collector.kind().orElse(Kind.LABEL);
      missing(line, row, options.labelColumn().orElse(wanted.column()), collector);
    } else if (collector.agrees(line, kind.get()) && collector.hasText(line, text.textValue())) {
      String column = options.labelColumn().orElse(kind.get().column());
      example(line, text.textValue(), kind.get(), row.path(column), collector);
    }
  }

  /** What is said, else what the file's other rows are, else what the fields are called. */
  private static Optional<Kind> kind(
      JsonNode row, ReadOptions options, ExampleCollector collector) {
    if (options.labelColumn().isPresent()) {
      boolean there = row.hasNonNull(options.labelColumn().get());
      return there ? collector.kind().or(() -> Optional.of(Kind.LABEL)) : Optional.empty();
    }
    return Stream.concat(collector.kind().stream(), Stream.of(Kind.values()))
        .filter(kind -> row.hasNonNull(kind.column()))
        .findFirst();
  }

  private static void example(
      long line, String text, Kind kind, JsonNode value, ExampleCollector collector) {
    switch (kind) {
      case LABEL -> {
        if (value.isValueNode()) {
          collector.label(line, text, value.asText().strip());
        } else {
          collector.problem(line, "json.label", value);
        }
      }
      case LABELS -> labels(line, text, value, collector);
      case SCORE -> collector.score(line, text, value.isNumber() ? value.asText() : value + "");
    }
  }

  private static void labels(long line, String text, JsonNode value, ExampleCollector collector) {
    List<String> labels = new ArrayList<>();
    value.forEach(label -> labels.add(isName(label) ? label.asText().strip() : ""));
    if (value.isArray()) {
      collector.labels(line, text, labels);
    } else {
      collector.problem(line, "json.labels", value);
    }
  }

  private static boolean isName(JsonNode label) {
    return label.isValueNode() && !label.isNull();
  }

  private static void missing(long line, JsonNode row, String field, ExampleCollector collector) {
    List<String> names = new ArrayList<>();
    row.fieldNames().forEachRemaining(names::add);
    names.remove(field);
    NearestName.to(field, names)
        .ifPresentOrElse(
            nearest -> collector.problem(line, "json.field.nearest", field, nearest),
            () -> collector.problem(line, "json.field", field));
  }
}
