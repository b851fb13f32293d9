package org.injerto.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Expected values of scores, made with other tools; see {@code golden/metrics/SOURCE.md}. */
public final class Golden {
  private static final double RELATIVE = 1e-9;
  private static final double ABSOLUTE = 1e-14; // rounding, where zero is expected

  private Golden() {}

  public static JsonNode read(String file) {
    try (InputStream json = Golden.class.getResourceAsStream("/golden/metrics/" + file)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(json, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One test for each case of a list. */
  public static Stream<DynamicTest> each(JsonNode cases, ThrowingConsumer<JsonNode> test) {
    return each(cases, test, one -> true);
  }

  /** One test for each of the cases that are wanted. */
  public static Stream<DynamicTest> each(
      JsonNode cases, ThrowingConsumer<JsonNode> test, Predicate<JsonNode> wanted) {
    return StreamSupport.stream(cases.spliterator(), false)
        .filter(wanted)
        .map(one -> DynamicTest.dynamicTest(name(one), () -> test.accept(one)));
  }

  private static String name(JsonNode one) {
    String text = one.path("name").asText(one.toString());
    return text.substring(0, Math.min(60, text.length()));
  }

  /** A number, "NaN" and "Infinity" included; what is absent or null is NaN. */
  public static double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Double.parseDouble(node.asText("NaN"));
  }

  public static double[] numbers(JsonNode array) {
    return IntStream.range(0, array.size()).mapToDouble(i -> number(array.get(i))).toArray();
  }

  public static int[] integers(JsonNode array) {
    return IntStream.range(0, array.size()).map(i -> array.get(i).intValue()).toArray();
  }

  public static boolean[] booleans(JsonNode array) {
    boolean[] values = new boolean[array.size()];
    IntStream.range(0, values.length).forEach(i -> values[i] = array.get(i).intValue() == 1);
    return values;
  }

  public static List<String> texts(JsonNode array) {
    return IntStream.range(0, array.size()).mapToObj(i -> array.get(i).asText()).toList();
  }

  /** The rows of an array of arrays, one after the other. */
  public static ScoreMatrix matrix(JsonNode rows) {
    double[] values =
        IntStream.range(0, rows.size())
            .mapToObj(row -> numbers(rows.get(row)))
            .flatMapToDouble(Arrays::stream)
            .toArray();
    return ScoreMatrix.of(values, rows.get(0).size());
  }

  /** That a number is the one of a field, to 1e-9 relative. */
  public static void assertField(JsonNode of, String field, double actual) {
    assertNumber(number(of.path(field)), actual, field);
  }

  public static void assertNumber(double expected, double actual, String what) {
    double size = Double.isFinite(expected) ? Math.abs(expected) : 0;
    assertEquals(expected, actual, RELATIVE * size + ABSOLUTE, what);
  }
}
