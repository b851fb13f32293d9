package org.injerto.tokenizer.trainer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Counts the words of texts that come one by one, in several threads. The counts do not depend on
 * how many threads there are: texts are counted in blocks of the same size, and the blocks are
 * added up in their order.
 *
 * <p>Memory has a bound. Where more than {@value #MOST_WORDS} words or {@value #MOST_LETTERS}
 * letters of them have come together, the rarest words are forgotten, until half of that is left.
 * Words of more than {@value #LONGEST_WORD} letters are not counted.
 */
public final class WordCounter implements AutoCloseable {
  private static final int BLOCK_LETTERS = 1 << 20;
  private static final int MOST_WORDS = 2_000_000;
  private static final int MOST_LETTERS = 32_000_000;
  private static final int LONGEST_WORD = 1_000;

  /** How much is kept in memory. */
  record Bounds(int words, long letters) {}

  private final TextSplitter splitter;
  private final Bounds bounds;
  private final int threads;
  private final ExecutorService pool;
  private final Deque<Future<WordCounts>> counting = new ArrayDeque<>();
  private final WordCounts counts = new WordCounts();
  private List<String> block = new ArrayList<>();
  private int blockLetters;
  private long forgottenBelow = 1;

  WordCounter(TextSplitter splitter, int threads) {
    this(splitter, threads, new Bounds(MOST_WORDS, MOST_LETTERS));
  }

  WordCounter(TextSplitter splitter, int threads, Bounds bounds) {
    this.splitter = splitter;
    this.bounds = bounds;
    this.threads = threads;
    this.pool = Executors.newFixedThreadPool(threads);
  }

  /** Counts the words of one more text. */
  public void add(String text) {
    block.add(text);
    blockLetters += text.length();
    if (blockLetters >= BLOCK_LETTERS) {
      startBlock();
      while (counting.size() > threads) {
        addOldest();
      }
    }
  }

  /** The words of all texts so far, as the vocabulary spells them. */
  public WordCounts counts() {
    startBlock();
    while (!counting.isEmpty()) {
      addOldest();
    }
    return splitter.spelt(counts);
  }

  /** From how many times on no word was forgotten; 1 if none was. */
  public long completeFrom() {
    return forgottenBelow;
  }

  private void startBlock() {
    List<String> texts = block;
    counting.add(pool.submit(() -> count(texts)));
    block = new ArrayList<>();
    blockLetters = 0;
  }

  private WordCounts count(List<String> texts) {
    WordCounts words = new WordCounts();
    for (String text : texts) {
      splitter.split(
          text,
          word -> {
            if (word.length() <= LONGEST_WORD) {
              words.add(word, 1);
            }
          });
    }
    return words;
  }

  private void addOldest() {
    counts.addAll(Finished.result(counting.remove()));
    if (counts.size() > bounds.words || counts.letters() > bounds.letters) {
      while (counts.size() > bounds.words / 2 || counts.letters() > bounds.letters / 2) {
        counts.forgetBelow(++forgottenBelow);
      }
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
