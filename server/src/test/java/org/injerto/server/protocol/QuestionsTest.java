package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.injerto.server.http.Body;
import org.injerto.server.task.Checked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionsTest {
  private static final List<String> FIELDS = List.of("text");
  private static final String[] PARTS = {
    "a", "ñ", "¿", "é", "😀", "\"", ",", "\n", "\r\n", " ", "inputs", "\\", "\t", "'", "\u2028"
  };

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static List<String> texts(long seed) {
    Random random = new Random(seed);
    return IntStream.rangeClosed(0, random.nextInt(6))
        .mapToObj(
            text ->
                IntStream.rangeClosed(0, random.nextInt(8))
                    .mapToObj(part -> PARTS[random.nextInt(PARTS.length)])
                    .collect(Collectors.joining()))
        .toList();
  }

  private static List<String> read(Format format, String body) {
    ContentType type = ContentType.of(Optional.of(format.type()));
    return Questions.read(type, Body.of(body), FIELDS).all().stream()
        .flatMap(question -> question.inputs().stream())
        .map(input -> text(input.value()))
        .toList();
  }

  private static String text(Checked<JsonNode> input) {
    if (input instanceof Checked.Good<JsonNode> good) {
      return good.value().textValue();
    }
    throw new AssertionError(input.problems());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void textsInRowsAreReadAsTheyWere(long seed) {
    List<String> texts = texts(seed);
    String rows =
        texts.stream()
            .map(text -> CSVFormat.RFC4180.format(seed, text) + "\r\n")
            .collect(Collectors.joining());

    assertEquals(texts, read(Format.CSV, "id,inputs\r\n" + rows));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void textsInLinesAreReadAsTheyWere(long seed) {
    List<String> texts = texts(seed);
    Stream<String> lines =
        texts.stream()
            .map(text -> Json.write(JsonNodeFactory.instance.objectNode().put("inputs", text)));

    assertEquals(texts, read(Format.JSON_LINES, lines.collect(Collectors.joining("\n"))));
  }
}
