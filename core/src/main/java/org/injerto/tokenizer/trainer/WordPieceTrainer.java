package org.injerto.tokenizer.trainer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Learns BERT's vocabulary: pairs are merged as for BPE, and a piece that does not begin a word is
 * written with ## before it, as Hugging Face's {@code WordPieceTrainer} does.
 */
final class WordPieceTrainer implements TokenizerTrainer {
  private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
  private static final String PREFIX = "##";

  private final TrainerOptions options;
  private final TokenizerSkeleton skeleton;
  private final TextSplitter splitter;

  WordPieceTrainer(TrainerOptions options) {
    this.options = options;
    this.skeleton = TokenizerSkeleton.of("wordpiece.json", options);
    TrainerOptions.Letters letters = options.letters();
    ((ObjectNode) skeleton.tokenizer().path("normalizer"))
        .put("strip_accents", letters.withoutAccents())
        .put("lowercase", letters.lowerCase());
    skeleton
        .settings()
        .put("strip_accents", letters.withoutAccents())
        .put("do_lower_case", letters.lowerCase());
    this.splitter = TextSplitter.of(skeleton.tokenizer());
  }

  @Override
  public WordCounter counter(int threads) {
    return new WordCounter(splitter, threads);
  }

  @Override
  public TrainedTokenizer train(WordCounts words, int threads, TrainingListener listener) {
    Symbols symbols = symbols(words);
    TokenizerTrainer.requireRoom(options.vocabularySize(), symbols.size());
    new PairMerger(split(words, symbols), symbols)
        .merge(options.vocabularySize(), options.minFrequency(), WordPieceTrainer::join, listener);
    ObjectNode vocabulary = symbols.toJson();
    skeleton.model().set("vocab", vocabulary);
    return new TrainedTokenizer(symbols.size(), skeleton)
        .with("vocab.txt", String.join("\n", symbols.texts()) + "\n");
  }

  /** The special tokens, the alphabet, and its characters as they stand within words. */
  private Symbols symbols(WordCounts words) {
    Symbols symbols = new Symbols(SPECIAL);
    List<Integer> alphabet =
        Alphabet.of(words, SpanishAlphabet.in(splitter), options.alphabetLimit());
    alphabet.forEach(character -> symbols.add(Character.toString(character)));
    Set<Integer> within = within(words);
    alphabet.stream()
        .filter(within::contains)
        .forEach(character -> symbols.add(PREFIX + Character.toString(character)));
    return symbols;
  }

  private static Set<Integer> within(WordCounts words) {
    Set<Integer> within = new HashSet<>();
    for (int word = 0; word < words.size(); word++) {
      words.word(word).codePoints().skip(1).forEach(within::add);
    }
    return within;
  }

  private static SymbolWords split(WordCounts words, Symbols symbols) {
    return SymbolWords.of(
        words,
        (character, first) -> {
          String text = Character.toString(character);
          return symbols.number(first ? text : PREFIX + text).orElse(SymbolWords.NONE);
        });
  }

  private static String join(String left, String right) {
    return left + (right.startsWith(PREFIX) ? right.substring(PREFIX.length()) : right);
  }
}
