package org.injerto.server.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.Printable;

/**
 * JSON as it crosses the border of the server: RFC 8259 to the letter, within limits; no name twice
 * in an object, no NaN, nothing behind the value.
 */
final class Json {
  static final int DEEPEST = 64;
  static final int LONGEST_TEXT = 4 << 20;
  private static final int LONGEST_NAME = 1000;
  private static final int LONGEST_NUMBER = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNameLength(LONGEST_NAME)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * The value that a text is.
   *
   * @throws InvalidInputException if it is none, with the place of the first mistake
   */
  static JsonNode read(String text) {
    try {
      JsonNode value = MAPPER.readTree(text);
      if (value.isMissingNode()) {
        throw invalid("json.empty");
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw invalid("json.limits", DEEPEST, LONGEST_TEXT, LONGEST_NAME, LONGEST_NUMBER);
    } catch (MismatchedInputException e) {
      throw invalid("json.more");
    } catch (JsonProcessingException e) {
      throw invalid(
          "json.syntax",
          e.getLocation().getLineNr(),
          e.getLocation().getColumnNr(),
          Printable.text(e.getOriginalMessage()));
    }
  }

  /** A value as text, on one line and without blanks. */
  static String write(JsonNode value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  private static InvalidInputException invalid(String key, Object... arguments) {
    return new InvalidInputException(Message.of(Json.class, key, arguments));
  }
}
