package org.injerto.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.injerto.data.Dataset.Place;
import org.injerto.data.Dataset.Row;

/** Examples as rows of a file that is nowhere. */
final class WrittenRows {
  private WrittenRows() {}

  /** The examples as they would stand in the file, from line 1 on. */
  static Dataset of(String file, Example... examples) {
    List<Row> rows =
        IntStream.range(0, examples.length)
            .mapToObj(i -> new Row(examples[i], new Place(Path.of("folder", file), i + 1)))
            .toList();
    return new Dataset(file, rows, List.of());
  }
}
