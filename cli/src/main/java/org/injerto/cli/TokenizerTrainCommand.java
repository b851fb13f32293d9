package org.injerto.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.injerto.bundle.OutputFolder;
import org.injerto.data.PlainTexts;
import org.injerto.tokenizer.trainer.TokenizerType;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns the vocabulary of a tokenizer from plain texts, and leaves a folder with its files. */
@Command(name = "train", aliases = "entrenar", sortOptions = false)
final class TokenizerTrainCommand implements Action {
  @Option(
      names = "--type",
      paramLabel = "wordpiece|byte-bpe|unigram",
      required = true,
      converter = TypeConverter.class)
  private TokenizerType type = TokenizerType.WORDPIECE;

  @Option(names = "--data", paramLabel = "FILE", required = true, descriptionKey = "texts")
  private List<Path> data = List.of();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      converter = ReadingOptions.CharsetConverter.class)
  private Charset encoding = StandardCharsets.UTF_8;

  @Mixin private final VocabularyOptions vocabulary = new VocabularyOptions();

  @Option(names = "--output", paramLabel = "DIR", required = true)
  private Path output = Path.of("");

  @Option(names = "--overwrite")
  private boolean overwrite;

  @Override
  public ExitCode run(Session session) throws Exception {
    vocabulary.check(type);
    OutputFolder folder = FreshOutput.open(output, overwrite);
    try {
      TokenizerRun run = new TokenizerRun(type, vocabulary.of(type), session);
      TokenizerRun.Trained trained = run.train(PlainTexts.in(data, encoding));
      folder.fill(trained.tokenizer()::write);
      session.print(new TokenizerOutcome(trained, output));
    } finally {
      folder.discard(); // nothing of a vocabulary that was not finished can be gone on with
    }
    return ExitCode.DONE;
  }

  static final class TypeConverter implements ITypeConverter<TokenizerType> {
    private static final Map<String, TokenizerType> NAMES = Choice.byName(TokenizerType.values());

    @Override
    public TokenizerType convert(String written) {
      return Choice.of(written, NAMES);
    }
  }
}
