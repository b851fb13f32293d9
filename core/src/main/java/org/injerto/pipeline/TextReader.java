package org.injerto.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.architecture.ModelConfig;
import org.injerto.task.LongText;
import org.injerto.task.Reading;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.tokenizer.Encoding;
import org.injerto.tokenizer.EncodingOptions;
import org.injerto.tokenizer.Tokenizer;
import org.injerto.tokenizer.TokenizerFiles;
import org.injerto.tokenizer.Truncation;
import org.injerto.tokenizer.Truncation.Side;
import org.injerto.tokenizer.Truncation.Strategy;

/**
 * Turns texts into what a model is given: pieces, in one window or several. Safe for any number of
 * threads.
 */
public final class TextReader {
  /** The share of a window that stands in the one before too, so that nothing is torn apart. */
  private static final int OVERLAP = 4;

  private final Tokenizer tokenizer;
  private final Reading reading;
  private final EncodingOptions options;

  /**
   * What reads texts for the model in a folder.
   *
   * @param config of the model
   * @throws InvalidInputException if the model has not as many positions, or if its tokenizer knows
   *     pieces that it does not
   */
  public static TextReader open(Path folder, ModelConfig config, Reading reading)
      throws IOException {
    int positions = config.architecture().maxLength();
    if (reading.maxLength() > positions) {
      throw problem("model.length", reading.maxLength(), folder, positions);
    }
    Tokenizer tokenizer = TokenizerFiles.read(folder).tokenizer();
    int pieces = tokenizer.vocabulary().size();
    int embeddings = config.architecture().pieces();
    if (pieces > embeddings) {
      throw problem("model.vocabulary", folder, pieces, embeddings);
    }
    return new TextReader(tokenizer, reading);
  }

  private static InvalidInputException problem(String key, Object... arguments) {
    return new InvalidInputException(Message.of(TextReader.class, key, arguments));
  }

  /** A reader that cuts texts as {@code reading} says. */
  public TextReader(Tokenizer tokenizer, Reading reading) {
    this.tokenizer = tokenizer;
    this.reading = reading;
    int room = reading.maxLength() - tokenizer.addedToOneText();
    this.options =
        EncodingOptions.DEFAULT.with(
            new Truncation(
                Strategy.LONGEST_FIRST, reading.maxLength(), room / OVERLAP, Side.RIGHT));
  }

  /**
   * A text as the model reads it.
   *
   * @param windows the pieces of each window, special ones included; at least one window
   * @param whole whether nothing of the text is left out
   */
  public record Windows(List<int[]> windows, boolean whole) {
    public Windows {
      windows = List.copyOf(windows);
    }

    /** How many pieces all windows have. */
    public int pieces() {
      return windows.stream().mapToInt(window -> window.length).sum();
    }

    /** The beginning of the text. */
    public int[] first() {
      return windows.get(0);
    }
  }

  /** What cuts them to pieces. */
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /** How a mask is written in a text, such as "[MASK]"; nothing if the model has none. */
  public Optional<String> mask() {
    return tokenizer.specialTokens().mask().stream()
        .mapToObj(tokenizer.vocabulary()::token)
        .findFirst();
  }

  /** How texts are cut. */
  public Reading reading() {
    return reading;
  }

  /** The most pieces of a window. */
  public int maxLength() {
    return reading.maxLength();
  }

  /** Reads texts, many at the same time. */
  public List<Windows> readAll(List<String> texts) {
    return texts.parallelStream().map(this::read).toList();
  }

  /** Reads a text. */
  public Windows read(String text) {
    Encoding encoding = tokenizer.encode(text, options);
    boolean fits = encoding.overflowing().isEmpty();
    if (fits || reading.longText() == LongText.FIRST) {
      return new Windows(List.of(encoding.ids()), fits);
    }
    return new Windows(
        Stream.concat(Stream.of(encoding), encoding.overflowing().stream())
            .map(Encoding::ids)
            .toList(),
        true);
  }
}
