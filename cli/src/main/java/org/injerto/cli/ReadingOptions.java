package org.injerto.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.injerto.data.Dataset;
import org.injerto.data.DatasetReader;
import org.injerto.data.ReadOptions;
import org.injerto.data.ReadOptions.Kind;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How files of labelled texts are read. */
final class ReadingOptions {
  @Option(names = "--text-column", paramLabel = "NAME")
  private String textColumn = ReadOptions.DEFAULT.textColumn();

  @Option(names = "--label-column", paramLabel = "NAME")
  private @Nullable String labelColumn;

  @Option(names = "--encoding", paramLabel = "NAME", converter = CharsetConverter.class)
  private Charset encoding = StandardCharsets.UTF_8;

  @Option(names = "--skip-invalid")
  private boolean skipInvalid;

  /**
   * Reads a file or folder, and says how many lines of it were skipped.
   *
   * @param kind of the examples, if it is known
   */
  Dataset read(Path path, Optional<Kind> kind, Session session) throws IOException {
    Dataset dataset =
        DatasetReader.read(
            path,
            new ReadOptions(
                kind, textColumn, Optional.ofNullable(labelColumn), encoding, skipInvalid));
    if (!dataset.skipped().isEmpty()) {
      session.warn(
          Message.of(ReadingOptions.class, "data.skipped", dataset.skipped().size(), path));
      dataset.skipped().forEach(session::say);
    }
    return dataset;
  }

  static final class CharsetConverter implements ITypeConverter<Charset> {
    @Override
    public Charset convert(String written) {
      try {
        return Charset.forName(written);
      } catch (IllegalArgumentException unknown) {
        throw new InvalidInputException(Message.of(ReadingOptions.class, "data.encoding", written));
      }
    }
  }
}
