package org.injerto.tokenizer;

import java.util.Optional;
import java.util.Set;
import org.injerto.tokenizer.Sequence.Text;
import org.injerto.tokenizer.Sequence.Words;

/** BERT's tokenizer: cleaned text, words at spaces and punctuation, and pieces of those. */
public final class WordPiece implements Tokenizer {
  /** What marks a piece that does not begin a word. */
  static final String PREFIX = "##";

  private static final int CHARACTERS_A_PIECE = 4;

  private final Vocabulary vocabulary;
  private final SpecialTokens specialTokens;
  private final SpecialTokenFinder finder;
  private final BertNormalizer normalizer;
  private final LatinTable latin;
  private final PieceCutter cutter;
  private final PieceJoiner joiner;

  WordPiece(Vocabulary vocabulary, SpecialTokens specialTokens, WordPieceConfig config) {
    this.vocabulary = vocabulary;
    this.specialTokens = specialTokens;
    this.finder = new SpecialTokenFinder(vocabulary, specialTokens);
    this.normalizer = config.normalizer();
    this.latin = new LatinTable(normalizer);
    this.cutter =
        new PieceCutter(vocabulary, config.prefix(), specialTokens.unknown(), config.longestWord());
    this.joiner = new PieceJoiner(config.prefix(), config.cleanup());
  }

  @Override
  public Encoding encode(Sequence first, Optional<Sequence> second, EncodingOptions options) {
    Truncation.Texts texts =
        new Truncation.Texts(
            pieces(first, options), second.map(sequence -> pieces(sequence, options).as(1, 1)));
    int added = options.addSpecialTokens() ? SpecialTokens.added(second.isPresent()) : 0;
    Truncation.Texts fitting =
        options.truncation().map(truncation -> truncation.shorten(texts, added)).orElse(texts);
    Encoding whole =
        options.addSpecialTokens()
            ? specialTokens.around(fitting.first(), fitting.second())
            : fitting.joined();
    return options
        .padding()
        .map(padding -> whole.padded(padding, specialTokens.padding()))
        .orElse(whole);
  }

  private Encoding pieces(Sequence sequence, EncodingOptions options) {
    Columns columns = Columns.empty(sequence.length() / CHARACTERS_A_PIECE + 1);
    WordReader reader = new WordReader(normalizer, latin, cutter, columns);
    if (sequence instanceof Text whole) {
      read(whole.text(), options.splitSpecialTokens(), reader);
    } else {
      for (String word : ((Words) sequence).words()) {
        reader.startGivenWord();
        read(word, options.splitSpecialTokens(), reader);
        reader.endGivenWord();
      }
    }
    return Encoding.of(columns);
  }

  private void read(String text, boolean splitSpecialTokens, WordReader reader) {
    int from = 0;
    if (!splitSpecialTokens) {
      for (var found = finder.next(text, 0); found.isPresent(); found = finder.next(text, from)) {
        reader.read(text, from, found.get().start());
        reader.readSpecial(found.get().piece(), found.get().start(), found.get().end());
        from = found.get().end();
      }
    }
    reader.read(text, from, text.length());
  }

  @Override
  public String decode(int[] ids, boolean skipSpecialTokens) {
    Set<Integer> skipped = skipSpecialTokens ? specialTokens.all() : Set.of();
    return joiner.join(
        java.util.Arrays.stream(ids)
            .filter(id -> !skipped.contains(id))
            .mapToObj(vocabulary::token)
            .toList());
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public SpecialTokens specialTokens() {
    return specialTokens;
  }
}
