package org.injerto.tokenizer.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Merges the most frequent pair of neighbouring symbols into a new one, again and again (Sennrich
 * et al. 2016, "Neural Machine Translation of Rare Words with Subword Units", algorithm 1).
 *
 * <p>Counts are kept up to date: a merge looks only at the words that have the pair. Of pairs that
 * are equally frequent the one with the smaller numbers goes first, as in Hugging Face's {@code
 * BpeTrainer}. Like there, a place in the queue knows the words that had the pair when it was
 * queued, and a pair that comes up again in other words is queued again.
 */
final class PairMerger {
  private static final int MERGES_BETWEEN_REPORTS = 64;
  private static final Comparator<Queued> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(Queued::count).reversed().thenComparingLong(Queued::pair);

  private final SymbolWords words;
  private final Symbols symbols;
  private final PairTable table = new PairTable();
  private final PriorityQueue<Queued> queue = new PriorityQueue<>(MOST_FREQUENT_FIRST);
  private final Changes changes = new Changes();
  private final List<Merge> merges = new ArrayList<>();

  PairMerger(SymbolWords words, Symbols symbols) {
    this.words = words;
    this.symbols = symbols;
  }

  /** Two pieces that stand side by side and become one. */
  record Merge(String left, String right) {}

  /** How two pieces are written as one. */
  @FunctionalInterface
  interface Joining {
    String join(String left, String right);
  }

  private record Queued(long pair, int number, long count, int[] words) {
    Queued recounted(long now) {
      return new Queued(pair, number, now, words);
    }
  }

  /**
   * Adds merged pieces to the symbols until there are {@code size} of them, or no pair is left that
   * stands there {@code minFrequency} times.
   *
   * @return what was merged, in order
   */
  List<Merge> merge(int size, long minFrequency, Joining joining, TrainingListener listener) {
    int before = symbols.size();
    countPairs();
    while (symbols.size() < size && !queue.isEmpty()) {
      Queued top = queue.remove();
      long count = table.count(top.number);
      if (count != top.count) {
        queue.add(top.recounted(count));
      } else if (count < Math.max(1, minFrequency)) {
        break;
      } else {
        merge(top, joining);
        if (merges.size() % MERGES_BETWEEN_REPORTS == 0) {
          TrainingListener.tell(listener, symbols.size() - before, size - before);
        }
      }
    }
    return List.copyOf(merges);
  }

  private void countPairs() {
    for (int word = 0; word < words.size(); word++) {
      words.pairs(word, changes);
    }
    changes.queueGained();
  }

  private void merge(Queued top, Joining joining) {
    String left = symbols.text(PairTable.left(top.pair));
    String right = symbols.text(PairTable.right(top.pair));
    int merged = symbols.add(joining.join(left, right));
    merges.add(new Merge(left, right));
    for (int word : top.words) {
      words.merge(word, top.pair, merged, changes);
    }
    changes.queueGained();
  }

  /** What becomes of the counts, and which words have pairs that they had not before. */
  private final class Changes implements SymbolWords.Pairs {
    private @Nullable WordList[] gained = new WordList[1 << 15];
    private int[] touched = new int[1 << 10];
    private int size;

    @Override
    public void gained(int left, int right, int word) {
      int number = table.add(PairTable.pair(left, right), words.count(word));
      if (number >= gained.length) {
        gained = Arrays.copyOf(gained, 2 * number);
      }
      WordList list = gained[number];
      if (list == null) {
        list = new WordList();
        gained[number] = list;
        remember(number);
      }
      list.add(word);
    }

    @Override
    public void lost(int left, int right, int word) {
      table.add(PairTable.pair(left, right), -words.count(word));
    }

    private void remember(int number) {
      if (size == touched.length) {
        touched = Arrays.copyOf(touched, 2 * size);
      }
      touched[size++] = number;
    }

    void queueGained() {
      for (int i = 0; i < size; i++) {
        int number = touched[i];
        WordList list = gained[number];
        gained[number] = null;
        if (list != null && table.count(number) > 0) {
          queue.add(new Queued(table.pair(number), number, table.count(number), list.toArray()));
        }
      }
      size = 0;
    }
  }
}
