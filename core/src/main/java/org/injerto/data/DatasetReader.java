package org.injerto.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Reads labelled texts from {@code .tsv}, {@code .csv} and {@code .jsonl}, from {@code .gz} of
 * each, and from folders of them. What is read, and what is refused, stands in {@code
 * docs/formats/data.md}.
 */
public final class DatasetReader {
  private static final int PROBLEMS_SHOWN = 20;

  private DatasetReader() {}

  /**
   * Reads a file, or all files of a folder in the order of their names.
   *
   * @throws InvalidInputException with every line that cannot be used, unless those are skipped; if
   *     there is no such file, no example in it, or its bytes are not in the encoding
   * @throws IOException if the disk fails
   */
  public static Dataset read(Path path, ReadOptions options) throws IOException {
    ExampleCollector collector = new ExampleCollector(options);
    for (Path file : DataFiles.in(path, FileFormat::isKnown, FileFormat.ENDINGS)) {
      read(file, options, collector);
    }
    return checked(path, collector, options);
  }

  private static void read(Path file, ReadOptions options, ExampleCollector collector)
      throws IOException {
    collector.startFile(file);
    FileFormat format = FileFormat.of(file).orElseThrow();
    TextFile.read(file, options.encoding(), text -> format.read(text.lines(), options, collector));
  }

  private static Dataset checked(Path path, ExampleCollector collector, ReadOptions options) {
    List<Message> problems = collector.problems();
    if (collector.isBroken()) {
      throw new InvalidInputException(message("file.broken", path), shown(problems));
    }
    if (!problems.isEmpty() && !options.skipInvalid()) {
      throw new InvalidInputException(message("lines.subject", path), shown(problems));
    }
    if (collector.rows().isEmpty()) {
      throw new InvalidInputException(message("file.no.examples", path), shown(problems));
    }
    return new Dataset(path.toString(), collector.rows(), problems);
  }

  private static List<Message> shown(List<Message> problems) {
    if (problems.size() <= PROBLEMS_SHOWN) {
      return problems;
    }
    int more = problems.size() - PROBLEMS_SHOWN;
    return Stream.concat(
            problems.stream().limit(PROBLEMS_SHOWN), Stream.of(message("lines.more", more)))
        .toList();
  }

  private static Message message(String key, Object... arguments) {
    return Message.of(DatasetReader.class, key, arguments);
  }
}
