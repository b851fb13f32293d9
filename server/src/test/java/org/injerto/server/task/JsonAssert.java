package org.injerto.server.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares JSON, numbers with the tolerance of the golden files. */
public final class JsonAssert {
  private JsonAssert() {}

  public static void assertAlike(JsonNode expected, JsonNode found, String where) {
    if (expected.isFloatingPointNumber()) {
      double tolerance = 1e-6 + 1e-5 * Math.abs(expected.doubleValue());
      assertEquals(expected.doubleValue(), found.doubleValue(), tolerance, where);
    } else if (expected.isArray()) {
      assertEquals(expected.size(), found.size(), where + ": " + found);
      for (int i = 0; i < expected.size(); i++) {
        assertAlike(expected.get(i), found.get(i), where + "[" + i + "]");
      }
    } else if (expected.isObject()) {
      assertEquals(expected.size(), found.size(), where + ": " + found);
      expected
          .properties()
          .forEach(
              field -> {
                String place = where + "." + field.getKey();
                assertAlike(field.getValue(), found.path(field.getKey()), place);
              });
    } else {
      assertEquals(expected, found, where);
    }
  }
}
