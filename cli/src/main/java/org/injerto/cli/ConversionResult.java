package org.injerto.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.injerto.checkpoint.TensorInfo;
import org.injerto.text.Message;

/**
 * What a conversion has written.
 *
 * @param files their names, the copied ones first
 * @param tensors what was written, by name
 * @param tied names that were not written again, and the name that has their numbers
 */
record ConversionResult(
    Path output, List<String> files, Map<String, TensorInfo> tensors, Map<String, String> tied)
    implements Result {

  @Override
  public Map<String, ?> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("output", output.toString());
    fields.put("files", files);
    fields.put("tensors", tensors.size());
    fields.put("bytes", bytes());
    fields.put("types", types());
    fields.put("tied", tied);
    return fields;
  }

  private long bytes() {
    return tensors.values().stream().mapToLong(TensorInfo::bytes).sum();
  }

  /** How many tensors there are of each kind of number. */
  private Map<String, Long> types() {
    return tensors.values().stream()
        .collect(
            Collectors.groupingBy(info -> info.type().name(), TreeMap::new, Collectors.counting()));
  }

  @Override
  public String text(Locale language) {
    StringBuilder text =
        new StringBuilder(
            line(language, "convert.done", tensors.size(), bytes() / 1_000_000, output, types()));
    tied.forEach((name, first) -> text.append(line(language, "convert.tied", name, first)));
    text.append(line(language, "convert.files", String.join(", ", files)));
    return text.toString();
  }

  private static String line(Locale language, String key, Object... arguments) {
    return Message.of(ConversionResult.class, key, arguments).in(language) + "\n";
  }
}
