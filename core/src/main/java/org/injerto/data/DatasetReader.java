package org.injerto.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;

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
    for (Path file : files(path)) {
      read(file, options, collector);
    }
    return checked(path, collector, options);
  }

  private static void read(Path file, ReadOptions options, ExampleCollector collector)
      throws IOException {
    collector.startFile(file);
    try (TextFile text = TextFile.open(file, options.encoding())) {
      FileFormat.of(file).orElseThrow().read(text.lines(), options, collector);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(WrongBytes.find(file, options.encoding()));
    } catch (EOFException e) {
      throw new InvalidInputException(message("file.gzip.cut", file));
    } catch (ZipException e) {
      throw new InvalidInputException(message("file.gzip", file, String.valueOf(e.getMessage())));
    } catch (FileSystemException namesTheFile) {
      throw namesTheFile;
    } catch (IOException e) {
      throw namingTheFile(file, e);
    }
  }

  private static IOException namingTheFile(Path file, IOException failed) {
    String reason = String.valueOf(failed.getMessage());
    FileSystemException named = new FileSystemException(file.toString(), null, reason);
    named.initCause(failed);
    return named;
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

  private static List<Path> files(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new InvalidInputException(missing(path));
    }
    if (!Files.isDirectory(path)) {
      if (FileFormat.of(path).isEmpty()) {
        throw new InvalidInputException(message("file.kind", path, FileFormat.ENDINGS));
      }
      return List.of(path);
    }
    try (Stream<Path> all = Files.list(path)) {
      List<Path> files =
          all.filter(Files::isRegularFile)
              .filter(file -> FileFormat.of(file).isPresent())
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new InvalidInputException(message("folder.empty", path, FileFormat.ENDINGS));
      }
      return files;
    }
  }

  private static Message missing(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return message("file.link", path);
    }
    return nearest(path)
        .map(name -> message("file.missing.nearest", path, name))
        .orElseGet(() -> message("file.missing", path));
  }

  private static Optional<String> nearest(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      return NearestName.to(path.getFileName().toString(), names);
    }
  }

  private static Message message(String key, Object... arguments) {
    return Message.of(DatasetReader.class, key, arguments);
  }
}
