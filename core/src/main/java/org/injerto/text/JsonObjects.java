package org.injerto.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** JSON files that hold one object. */
public final class JsonObjects {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();

  private JsonObjects() {}

  /**
   * The object in a file of UTF-8, in which no object has a name twice.
   *
   * @throws InvalidInputException if the file holds something else
   */
  public static ObjectNode read(Path file) throws IOException {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
      throw invalid(file, Message.of(JsonObjects.class, "json.object"));
    } catch (MismatchedInputException e) {
      throw invalid(file, twice(e));
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw invalid(
          file,
          Message.of(
              JsonObjects.class,
              "json.syntax",
              place.getLineNr(),
              place.getColumnNr(),
              e.getOriginalMessage()));
    } catch (CharacterCodingException e) {
      throw invalid(file, Message.of(JsonObjects.class, "json.encoding"));
    }
  }

  /** A tree takes every value; what does not match it is a name that it has already. */
  private static Message twice(MismatchedInputException wrong) throws IOException {
    var place = wrong.getLocation();
    String name = wrong.getProcessor() instanceof JsonParser parser ? parser.currentName() : "";
    return Message.of(
        JsonObjects.class, "json.twice", place.getLineNr(), place.getColumnNr(), name);
  }

  private static InvalidInputException invalid(Path file, Message problem) {
    return new InvalidInputException(
        Message.of(JsonObjects.class, "json.subject", file), List.of(problem));
  }
}
