package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static String problem(String text) {
    return assertThrows(InvalidInputException.class, () -> Json.read(text)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "'a'",
        "{a:1}",
        "[1,]",
        "01",
        "+1",
        ".5",
        "1.",
        "\"a",
        "\"\t\"",
        "{\"a\":1",
        "// a\n1",
        "nul",
        "\"\\x\"",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}"
      })
  void onlyWhatTheStandardHasIsRead(String text) {
    assertTrue(problem(text).startsWith("it is not JSON, line "), problem(text));
  }

  @Test
  void nothingStandsBehindTheValue() {
    assertEquals("it is not JSON: more stands behind the value", problem("1 2"));
  }

  @Test
  void valuesHaveLimits() {
    for (String beyond :
        new String[] {
          "[".repeat(65) + "]".repeat(65),
          "\"" + "a".repeat((4 << 20) + 1) + "\"",
          "{\"" + "a".repeat(1001) + "\":1}",
          "1".repeat(101)
        }) {
      assertEquals(
          "the JSON is beyond the limits: at most 64 levels, 4194304 characters a text, 1000 a"
              + " name, 100 a number",
          problem(beyond));
    }
    Json.read("[".repeat(64) + "]".repeat(64));
    Json.read("\"" + "a".repeat(4 << 20) + "\"");
  }

  @Test
  void aMessageDoesNotRepeatTheWholeText() {
    assertTrue(problem("a".repeat(100_000)).length() < 400);
  }

  @Test
  void valuesAreWrittenShortAndAsTheyAre() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("ñ", 0.1).put("e", 1.0E-5).put("float", 0.3f).put("😀", "\"\n");

    assertEquals("{\"ñ\":0.1,\"e\":1.0E-5,\"float\":0.3,\"😀\":\"\\\"\\n\"}", Json.write(json));
  }
}
