package org.injerto.tokenizer.trainer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.injerto.tokenizer.trainer.UnigramLearner.ScoredPiece;

/**
 * Learns a unigram model with the files of XLM-RoBERTa, but for the normal form: NFC, which leaves
 * ª and ² what they are.
 */
final class UnigramTrainer implements TokenizerTrainer {
  private static final List<String> FIRST = List.of("<s>", "<pad>", "</s>", "<unk>");
  private static final String LAST = "<mask>";

  private final TrainerOptions options;
  private final TokenizerSkeleton skeleton;
  private final TextSplitter splitter;

  UnigramTrainer(TrainerOptions options) {
    this.options = options;
    this.skeleton = TokenizerSkeleton.of("unigram.json", options);
    skeleton.normalizer(List.of("NFC"), options.letters());
    this.splitter = TextSplitter.of(skeleton.tokenizer());
  }

  @Override
  public WordCounter counter(int threads) {
    return new WordCounter(splitter, threads);
  }

  @Override
  public TrainedTokenizer train(WordCounts words, int threads, TrainingListener listener) {
    List<Integer> alphabet =
        Alphabet.of(words, SpanishAlphabet.in(splitter), options.alphabetLimit());
    int special = FIRST.size() + 1;
    TokenizerTrainer.requireRoom(options.vocabularySize(), special + alphabet.size());
    WordCounts known = withoutOthers(words, new HashSet<>(alphabet));
    try (Slices slices = new Slices(threads)) {
      Pieces seeds = SeedPieces.of(known, alphabet);
      return tokenizer(
          new UnigramLearner(known, slices, listener)
              .learn(seeds, options.vocabularySize() - special));
    }
  }

  /** The words, cut where they have a character that is not in the alphabet. */
  private static WordCounts withoutOthers(WordCounts words, Set<Integer> alphabet) {
    WordCounts known = new WordCounts();
    for (int word = 0; word < words.size(); word++) {
      String text = words.word(word);
      int from = 0;
      for (int at = 0; at < text.length(); ) {
        int character = text.codePointAt(at);
        int next = at + Character.charCount(character);
        if (!alphabet.contains(character)) {
          add(known, text.substring(from, at), words.count(word));
          from = next;
        }
        at = next;
      }
      add(known, from == 0 ? text : text.substring(from), words.count(word));
    }
    return known;
  }

  private static void add(WordCounts known, String part, long times) {
    if (!part.isEmpty()) {
      known.add(part, times);
    }
  }

  private TrainedTokenizer tokenizer(List<ScoredPiece> pieces) {
    ArrayNode vocabulary = skeleton.model().putArray("vocab");
    FIRST.forEach(token -> vocabulary.addArray().add(token).add(0.0));
    pieces.stream()
        .filter(piece -> !FIRST.contains(piece.text()) && !LAST.equals(piece.text()))
        .forEach(piece -> vocabulary.addArray().add(piece.text()).add(piece.score()));
    vocabulary.addArray().add(LAST).add(0.0);
    ObjectNode mask = (ObjectNode) skeleton.tokenizer().path("added_tokens").path(FIRST.size());
    mask.put("id", vocabulary.size() - 1);
    return new TrainedTokenizer(vocabulary.size(), skeleton);
  }
}
