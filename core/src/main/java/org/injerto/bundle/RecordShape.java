package org.injerto.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.injerto.text.Message;

/** Compares JSON with the record that it shall become, and names every difference. */
final class RecordShape {
  private final List<Message> problems;

  RecordShape(List<Message> problems) {
    this.problems = problems;
  }

  /**
   * Looks at a value and all in it.
   *
   * @param place the names that lead to it, empty at the top
   */
  void check(JsonNode found, Type type, String place) {
    if (found.isMissingNode()) {
      problems.add(problem("manifest.missing", place));
    } else if (type instanceof ParameterizedType generic) {
      checkAll(found, generic, place);
    } else if (type instanceof Class<?> record && record.isRecord()) {
      checkFields(found, record, place);
    } else {
      expect(isOf(found, type), found, place, example(type));
    }
  }

  private void checkFields(JsonNode found, Class<?> record, String place) {
    if (expect(found.isObject(), found, place, "{…}")) {
      for (RecordComponent field : record.getRecordComponents()) {
        String name = SnakeCaseStrategy.INSTANCE.translate(field.getName());
        check(
            found.path(name), field.getGenericType(), place.isEmpty() ? name : place + "." + name);
      }
    }
  }

  private void checkAll(JsonNode found, ParameterizedType type, String place) {
    Type[] arguments = type.getActualTypeArguments();
    Type inner = arguments[arguments.length - 1];
    if (type.getRawType() == Map.class && expect(found.isObject(), found, place, "{…}")) {
      found
          .properties()
          .forEach(entry -> check(entry.getValue(), inner, place + "." + entry.getKey()));
    } else if (type.getRawType() == List.class && expect(found.isArray(), found, place, "[…]")) {
      for (int i = 0; i < found.size(); i++) {
        check(found.path(i), inner, place + "[" + i + "]");
      }
    }
  }

  private boolean expect(boolean right, JsonNode found, String place, String expected) {
    if (!right) {
      problems.add(problem("manifest.type", place, found, expected));
    }
    return right;
  }

  private static boolean isOf(JsonNode found, Type type) {
    if (type == int.class || type == long.class) {
      return found.isInt() || type == long.class && found.isLong();
    }
    if (type == double.class || type == Double.class) {
      return found.isNumber();
    }
    return type == Object.class
        || found.isTextual() && (type == String.class || names(type).contains(found.textValue()));
  }

  private static String example(Type type) {
    if (type == String.class) {
      return "\"…\"";
    }
    if (type == double.class || type == Double.class) {
      return "0.5, 1, …";
    }
    return type instanceof Class<?> c && c.isEnum()
        ? String.join(" | ", names(type))
        : "0, 1, 2, …";
  }

  /** The values of an enum as they are written. */
  private static List<String> names(Type type) {
    return type instanceof Class<?> choice && choice.isEnum()
        ? Arrays.stream(choice.getEnumConstants())
            .map(value -> value.toString().toLowerCase(Locale.ROOT))
            .toList()
        : List.of();
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(RecordShape.class, key, arguments);
  }
}
