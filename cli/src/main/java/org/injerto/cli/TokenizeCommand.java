package org.injerto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.injerto.model.PretrainedModel;
import org.injerto.pipeline.TextReader;
import org.injerto.task.LongText;
import org.injerto.task.Reading;
import org.injerto.tokenizer.TokenizerFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says into which pieces a model cuts every text: a line in, a line of JSON out. */
@Command(name = "tokenize", aliases = "tokenizar", sortOptions = false)
final class TokenizeCommand implements Action {
  private static final String MODEL_CONFIG = "config.json";

  @Parameters(
      paramLabel = "MODEL",
      descriptionKey = "tokenize.model",
      converter = ModelReference.Converter.class)
  private @Nullable ModelReference model;

  @Option(names = "--input", paramLabel = "FILE")
  private @Nullable Path input;

  @Option(names = "--offsets", paramLabel = "utf16|codepoints", converter = OffsetsConverter.class)
  private PieceAnswerer.Offsets offsets = PieceAnswerer.Offsets.UTF16;

  @Override
  public ExitCode run(Session session) throws Exception {
    Path folder = Objects.requireNonNull(model).folder(session);
    TokenizerFiles files = TokenizerFiles.read(folder);
    Reading reading = new Reading(longest(folder, files), LongText.FIRST);
    Answerer answerer =
        new PieceAnswerer(files.tokenizer(), new TextReader(files.tokenizer(), reading), offsets);
    try (InputStream in = AnswerLoop.open(Optional.ofNullable(input), session)) {
      return new AnswerLoop(answerer, session).run(in);
    }
  }

  /** What the model reads; a folder with a tokenizer alone has only the limit of that, if any. */
  private static int longest(Path folder, TokenizerFiles files) throws IOException {
    return Files.exists(folder.resolve(MODEL_CONFIG))
        ? PretrainedModel.open(folder).maxLength()
        : files.modelMaxLength().orElse(Integer.MAX_VALUE);
  }

  static final class OffsetsConverter implements ITypeConverter<PieceAnswerer.Offsets> {
    @Override
    public PieceAnswerer.Offsets convert(String written) {
      return Choice.of(written, Choice.byName(PieceAnswerer.Offsets.values()));
    }
  }
}
