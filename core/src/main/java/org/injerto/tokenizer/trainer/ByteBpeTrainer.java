package org.injerto.tokenizer.trainer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.stream.IntStream;
import org.injerto.tokenizer.text.ByteAlphabet;
import org.injerto.tokenizer.trainer.PairMerger.Merge;

/**
 * Learns the merges of RoBERTa's tokenizer, as Hugging Face's {@code BpeTrainer} does: every byte
 * is a piece, so that no text is unknown (Radford et al. 2019, "Language Models are Unsupervised
 * Multitask Learners", section 2.2).
 */
final class ByteBpeTrainer implements TokenizerTrainer {
  private static final List<String> SPECIAL = List.of("<s>", "<pad>", "</s>", "<unk>", "<mask>");
  private static final int BYTES = 256;

  /** What {@code merges.txt} begins with. */
  private static final String VERSION = "#version: 0.2\n";

  private final TrainerOptions options;
  private final TokenizerSkeleton skeleton;

  ByteBpeTrainer(TrainerOptions options) {
    this.options = options;
    this.skeleton = TokenizerSkeleton.of("byte-bpe.json", options);
    skeleton.normalizer(List.of(), options.letters());
  }

  @Override
  public WordCounter counter(int threads) {
    return new WordCounter(TextSplitter.of(skeleton.tokenizer()), threads);
  }

  @Override
  public TrainedTokenizer train(WordCounts words, int threads, TrainingListener listener) {
    TokenizerTrainer.requireRoom(options.vocabularySize(), SPECIAL.size() + BYTES);
    Symbols symbols = new Symbols(SPECIAL);
    int[] bytes = IntStream.range(0, BYTES).map(ByteAlphabet::letter).sorted().toArray();
    int[] numbers = new int[bytes[BYTES - 1] + 1];
    for (int letter : bytes) {
      numbers[letter] = symbols.add(Character.toString(letter));
    }
    SymbolWords split = SymbolWords.of(words, (character, first) -> numbers[character]);
    List<Merge> merges =
        new PairMerger(split, symbols)
            .merge(options.vocabularySize(), options.minFrequency(), String::concat, listener);
    return tokenizer(symbols, merges);
  }

  private TrainedTokenizer tokenizer(Symbols symbols, List<Merge> merges) {
    skeleton.model().set("vocab", symbols.toJson());
    ArrayNode pairs = skeleton.model().putArray("merges");
    StringBuilder lines = new StringBuilder(VERSION);
    for (Merge merge : merges) {
      pairs.addArray().add(merge.left()).add(merge.right());
      lines.append(merge.left()).append(' ').append(merge.right()).append('\n');
    }
    return new TrainedTokenizer(symbols.size(), skeleton)
        .with("vocab.json", symbols.toJson())
        .with("merges.txt", lines.toString());
  }
}
