package org.injerto.tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.injerto.tokenizer.Sequence.Text;
import org.injerto.tokenizer.Sequence.Words;
import org.injerto.tokenizer.SequenceReader.Segments;
import org.injerto.tokenizer.piece.AddedTokenFinder;
import org.injerto.tokenizer.piece.Columns;
import org.injerto.tokenizer.piece.Vocabulary;

/**
 * Turns texts into the pieces that a model knows, and back. Safe for use by many threads.
 *
 * <p>A text goes through a pipeline: added tokens are found in it, what is between them is
 * normalized, parted into words, and each word is cut into pieces; those are shortened, framed by
 * the template and filled up.
 */
public final class Tokenizer {
  private final TokenizerParts parts;
  private final Segments usual;
  private final Segments withoutSpecial;

  Tokenizer(TokenizerParts parts) {
    AddedTokenFinder raw = parts.addedTokens().raw();
    AddedTokenFinder normalized = parts.addedTokens().normalized();
    this.parts = parts;
    this.usual = new Segments(raw, parts.cutting().cutter(normalized));
    this.withoutSpecial =
        new Segments(raw.withoutSpecial(), parts.cutting().cutter(normalized.withoutSpecial()));
  }

  /**
   * One text or two as pieces.
   *
   * @throws IllegalArgumentException if the truncation asked for cannot be done: see {@link
   *     Truncation}; or if padding is asked for and there is no padding piece
   */
  public Encoding encode(Sequence first, Optional<Sequence> second, EncodingOptions options) {
    Truncation.Texts texts =
        new Truncation.Texts(
            pieces(first, options), second.map(sequence -> pieces(sequence, options).as(1, 1)));
    int added = options.addSpecialTokens() ? added(second.isPresent()) : 0;
    Truncation.Texts fitting =
        options.truncation().map(truncation -> truncation.shorten(texts, added)).orElse(texts);
    Encoding whole = parts.postProcessor().process(fitting, options.addSpecialTokens());
    return options.padding().map(padding -> whole.padded(padding, paddingId())).orElse(whole);
  }

  private int added(boolean two) {
    return two ? addedToTwoTexts() : addedToOneText();
  }

  private int paddingId() {
    return parts
        .specialTokens()
        .padding()
        .orElseThrow(
            () -> new IllegalArgumentException("padding needs a padding piece; this has none"));
  }

  private Encoding pieces(Sequence sequence, EncodingOptions options) {
    Segments segments = options.splitSpecialTokens() ? withoutSpecial : usual;
    SequenceReader reader = new SequenceReader(segments, sequence.length());
    if (sequence instanceof Text whole) {
      reader.read(whole.text());
    } else {
      ((Words) sequence).words().forEach(reader::readGivenWord);
    }
    return Encoding.of(reader.pieces());
  }

  /** A text as pieces, whole, with the special tokens around it. */
  public Encoding encode(String text) {
    return encode(text, EncodingOptions.DEFAULT);
  }

  /** A text as pieces. */
  public Encoding encode(String text, EncodingOptions options) {
    return encode(new Text(text), Optional.empty(), options);
  }

  /** Two texts as pieces, one behind the other. */
  public Encoding encode(String text, String pair, EncodingOptions options) {
    return encode(new Text(text), Optional.of(new Text(pair)), options);
  }

  /**
   * Pieces as a text; spaces and what the normaliser changed are not always restored.
   *
   * @param skipSpecialTokens whether [CLS] and its like are left out
   * @throws IndexOutOfBoundsException if there is no piece of such a number
   */
  public String decode(int[] ids, boolean skipSpecialTokens) {
    List<String> tokens = new ArrayList<>(ids.length);
    for (int id : ids) {
      if (!(skipSpecialTokens && parts.addedTokens().isSpecial(id))) {
        tokens.add(parts.addedTokens().decoded(id).orElse(parts.vocabulary().token(id)));
      }
    }
    return parts.decoder().text(tokens);
  }

  /**
   * What each piece of an encoding is: as in the vocabulary, or as in the text where it stands for
   * letters without a piece or has swallowed spaces.
   */
  public List<String> tokens(Encoding encoding) {
    Columns pieces = encoding.columns();
    return IntStream.range(0, pieces.length())
        .mapToObj(i -> pieces.written(i).orElseGet(() -> parts.vocabulary().token(pieces.id(i))))
        .toList();
  }

  /** How many pieces {@link EncodingOptions#addSpecialTokens()} puts around one text. */
  public int addedToOneText() {
    return parts.postProcessor().template().addedToOne();
  }

  /** How many pieces {@link EncodingOptions#addSpecialTokens()} puts around two texts. */
  public int addedToTwoTexts() {
    return parts.postProcessor().template().addedToTwo();
  }

  /** The pieces by number and by text. */
  public Vocabulary vocabulary() {
    return parts.vocabulary();
  }

  /** The numbers of the pieces that stand for no text. */
  public SpecialTokens specialTokens() {
    return parts.specialTokens();
  }
}
