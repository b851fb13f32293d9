package org.injerto.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.injerto.text.Message;

/**
 * What was packed.
 *
 * @param files their places in the archive
 * @param bytes of the archive
 */
record PackageResult(Path output, List<String> files, long bytes) implements Result {
  @Override
  public Map<String, ?> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("output", output.toString());
    fields.put("files", files);
    fields.put("bytes", bytes);
    return fields;
  }

  @Override
  public String text(Locale language) {
    String names = String.join(", ", files);
    String size = ByteCount.written(bytes);
    return Message.of(PackageResult.class, "package.done", output, size, names).in(language) + "\n";
  }
}
