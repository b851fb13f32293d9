package org.injerto.baseline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A part of a set that the program carries: a label, a tab and a text on each line. */
record WrittenSet(List<String> labels, List<String> texts) {
  static WrittenSet of(String set, String part) throws IOException {
    String name = "/org/injerto/embedded/data/" + set + "/" + part + ".tsv";
    try (InputStream file = WrittenSet.class.getResourceAsStream(name)) {
      return of(
          new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static WrittenSet of(String tsv) {
    List<String> lines = tsv.lines().filter(line -> !line.isBlank()).toList();
    return new WrittenSet(
        lines.stream().map(line -> line.substring(0, line.indexOf('\t'))).toList(),
        lines.stream().map(line -> line.substring(line.indexOf('\t') + 1)).toList());
  }

  List<String> labelSet() {
    return labels.stream().distinct().sorted().toList();
  }

  int[] numbers(List<String> labelSet) {
    return labels.stream().mapToInt(labelSet::indexOf).toArray();
  }
}
