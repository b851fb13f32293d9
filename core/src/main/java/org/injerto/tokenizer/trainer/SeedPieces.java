package org.injerto.tokenizer.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the learning of a unigram model begins with: every character, and the substrings that cover
 * most letters of the words (Kudo 2018, section 3.2). As in SentencePiece, only substrings count
 * that go on in more than one way, the end of a word being one: what always goes on with the same
 * letter is covered by the longer substring.
 */
final class SeedPieces {
  /** The most substrings that are begun with, as in SentencePiece. */
  private static final int MOST = 1_000_000;

  private final char[] text;
  private long[] weights = new long[1 << 16];
  private int[] places = new int[1 << 16];
  private byte[] lengths = new byte[1 << 16];
  private int size;

  private SeedPieces(char[] text) {
    this.text = text;
  }

  /**
   * The seeds of some words, each as probable as the letters that it covers.
   *
   * @param alphabet every character of the words, and others that are to be pieces too
   */
  static Pieces of(WordCounts words, List<Integer> alphabet) {
    SeedPieces seeds = new SeedPieces(text(words));
    seeds.collect(new Substrings(seeds.text));
    Map<Integer, Long> characters = Alphabet.counts(words);
    alphabet.forEach(character -> characters.putIfAbsent(character, 1L));
    return seeds.pieces(characters);
  }

  private static char[] text(WordCounts words) {
    char[] text = new char[Math.toIntExact(words.letters() + words.size())];
    int at = 0;
    for (int word = 0; word < words.size(); word++) {
      int length = words.word(word).length();
      words.word(word).getChars(0, length, text, at);
      at += length;
      text[at++] = Substrings.BOUNDARY;
    }
    return text;
  }

  /** Goes along the ordered substrings; those that a run of neighbours has in common lie nested. */
  private void collect(Substrings substrings) {
    int[] open = new int[Substrings.LONGEST + 1];
    int[] since = new int[Substrings.LONGEST + 1];
    int depth = 0;
    for (int rank = 0; rank < substrings.size(); rank++) {
      int common = rank + 1 < substrings.size() ? substrings.common(rank) : 0;
      int first = rank;
      while (open[depth] > common) {
        first = since[depth];
        if (goesOn(substrings.place(rank), open[depth])) {
          add(substrings.place(first), open[depth], rank - first + 1);
        }
        depth--;
      }
      if (open[depth] < common) {
        depth++;
        open[depth] = common;
        since[depth] = first;
      }
    }
  }

  /** Whether a substring does not end the word; of equal ones those that do come first. */
  private boolean goesOn(int place, int length) {
    return text[place + length] != Substrings.BOUNDARY;
  }

  private void add(int place, int length, long times) {
    if (length == Character.charCount(Character.codePointAt(text, place))) {
      return;
    }
    if (size == weights.length) {
      weights = Arrays.copyOf(weights, 2 * size);
      places = Arrays.copyOf(places, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    weights[size] = times * length;
    places[size] = place;
    lengths[size++] = (byte) length;
  }

  private Pieces pieces(Map<Integer, Long> characters) {
    Map<String, Long> chosen = new TreeMap<>();
    characters.forEach((character, times) -> chosen.put(Character.toString(character), times));
    long least = leastWeight();
    int places = Math.min(size, MOST);
    for (int i = 0; i < size; i++) {
      places -= weights[i] > least ? 1 : 0;
    }
    for (int i = 0; i < size; i++) {
      if (weights[i] > least || (weights[i] == least && places-- > 0)) {
        chosen.put(new String(text, this.places[i], lengths[i]), weights[i]);
      }
    }
    List<String> texts = new ArrayList<>(chosen.keySet());
    return Pieces.weighted(
        texts, chosen.values().stream().mapToDouble(Long::doubleValue).toArray());
  }

  /** The weight of the last substring that there is room for. */
  private long leastWeight() {
    long[] sorted = Arrays.copyOf(weights, size);
    Arrays.sort(sorted);
    return size <= MOST ? 0 : sorted[size - MOST];
  }
}
