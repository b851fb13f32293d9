package org.injerto.data;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** A folder of files of examples, written and read again. */
record WrittenFiles(Path folder) {
  static final ReadOptions SKIPPING =
      new ReadOptions(Optional.empty(), "text", Optional.empty(), StandardCharsets.UTF_8, true);

  static ReadOptions named(String text, String label) {
    return new ReadOptions(
        Optional.empty(), text, Optional.of(label), StandardCharsets.UTF_8, false);
  }

  Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path pack(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
      packed.write(bytes);
    }
    return file;
  }

  Dataset read(String name, String text) throws IOException {
    return read(name, text, ReadOptions.DEFAULT);
  }

  Dataset read(String name, String text, ReadOptions options) throws IOException {
    return DatasetReader.read(write(name, text), options);
  }

  List<Example> examples(String name, String text) throws IOException {
    return read(name, text).examples();
  }

  /** What is said of a file that is refused, line by line without the subject. */
  List<String> problems(String name, String text) throws IOException {
    return problems(name, text, ReadOptions.DEFAULT);
  }

  List<String> problems(String name, String text, ReadOptions options) throws IOException {
    Path file = write(name, text);
    return sentences(refused(file, options).problems());
  }

  InvalidInputException refused(String name) {
    return refused(folder.resolve(name), ReadOptions.DEFAULT);
  }

  static InvalidInputException refused(Path path, ReadOptions options) {
    return assertThrows(InvalidInputException.class, () -> DatasetReader.read(path, options));
  }

  static List<String> sentences(List<Message> messages) {
    return messages.stream().map(Message::toString).toList();
  }

  static List<String> places(Dataset dataset) {
    return dataset.rows().stream().map(row -> row.place().toString()).toList();
  }
}
