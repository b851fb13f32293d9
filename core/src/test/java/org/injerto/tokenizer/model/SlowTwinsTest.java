package org.injerto.tokenizer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.injerto.text.Span;
import org.injerto.tokenizer.piece.Columns;
import org.injerto.tokenizer.piece.Vocabulary;
import org.injerto.tokenizer.text.AlignedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The models cut random words as obvious programs do. */
class SlowTwinsTest {
  private static final long SEED = 20261125;
  private static final int WORDS = 200;
  private static final List<String> LETTERS =
      List.of("\u2581", "a", "b", "n", "\u00f1", "\ud83d\ude00");

  /** A piece with its place. */
  private record Piece(String text, Span place) {}

  /** Two pieces to be merged. */
  private record Pair(String left, String right) {}

  /** With "▁" anywhere a word is cut whole, with "▁" only in front in parts. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bytePairsAreMergedInTheirOrder(boolean marksAnywhere) {
    Random random = new Random(SEED);
    for (int vocabulary = 0; vocabulary < 10; vocabulary++) {
      List<Pair> merges = merges(random, marksAnywhere);
      Bpe model = bpe(merges);
      for (int word = 0; word < WORDS; word++) {
        String text = text(random, 90);
        String place = "seed " + SEED + ", vocabulary " + vocabulary + ", word " + text;
        assertEquals(merged(text, merges), cut(model, vocabulary(merges), text), place);
      }
    }
  }

  private static List<Pair> merges(Random random, boolean marksAnywhere) {
    List<String> pieces = new ArrayList<>(LETTERS);
    Set<Pair> merges = new LinkedHashSet<>();
    while (merges.size() < 30) {
      String left = pieces.get(random.nextInt(pieces.size()));
      String right = pieces.get(random.nextInt(pieces.size()));
      if (marksAnywhere
          || !right.contains("\u2581")
          || left.matches("\u2581+") && right.matches("\u2581+")) {
        merges.add(new Pair(left, right));
        pieces.add(left + right);
      }
    }
    return List.copyOf(merges);
  }

  private static Bpe bpe(List<Pair> merges) {
    Vocabulary vocabulary = vocabulary(merges);
    MergeReader reader = new MergeReader(vocabulary, "", merges.size());
    merges.forEach(
        pair ->
            reader.add(
                pair.left,
                pair.right,
                piece -> {
                  throw new AssertionError(piece);
                }));
    BpeOptions options = new BpeOptions(OptionalInt.empty(), false, false, false, "", "");
    return Bpe.ofCharacters(vocabulary, reader.table(), options);
  }

  private static Vocabulary vocabulary(List<Pair> merges) {
    Set<String> pieces = new LinkedHashSet<>(LETTERS);
    merges.forEach(pair -> pieces.add(pair.left + pair.right));
    return Vocabulary.of(List.copyOf(pieces));
  }

  private static List<Piece> merged(String text, List<Pair> merges) {
    List<Piece> pieces = new ArrayList<>();
    text.codePoints().forEach(c -> add(pieces, Character.toString(c)));
    while (true) {
      int first = -1;
      int best = merges.size();
      for (int at = 0; at + 1 < pieces.size(); at++) {
        int rank = merges.indexOf(new Pair(pieces.get(at).text, pieces.get(at + 1).text));
        if (rank >= 0 && rank < best) {
          best = rank;
          first = at;
        }
      }
      if (first < 0) {
        return pieces;
      }
      Piece left = pieces.get(first);
      Piece right = pieces.remove(first + 1);
      Span both = new Span(left.place.start(), right.place.end());
      pieces.set(first, new Piece(left.text + right.text, both));
    }
  }

  private static void add(List<Piece> pieces, String text) {
    int start = pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).place.end();
    pieces.add(new Piece(text, new Span(start, start + text.length())));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void theLikeliestPiecesAreFound(int letters) {
    Random random = new Random(SEED + letters);
    for (int vocabulary = 0; vocabulary < 10; vocabulary++) {
      Map<String, Double> scores = scores(random, LETTERS.subList(0, letters));
      Vocabulary pieces = Vocabulary.of(List.copyOf(scores.keySet()));
      double[] numbers =
          IntStream.range(0, pieces.size())
              .mapToDouble(id -> scores.get(pieces.token(id)))
              .toArray();
      Unigram model = new Unigram(pieces, numbers, pieces.id("?").orElseThrow(), false);
      for (int word = 0; word < WORDS; word++) {
        String text = text(random, 60);
        String place = "seed " + SEED + ", vocabulary " + vocabulary + ", word " + text;
        assertEquals(likeliest(text, scores), cut(model, pieces, text), place);
      }
    }
  }

  /** Few scores, so that some ways are equally good. */
  private static Map<String, Double> scores(Random random, List<String> letters) {
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("?", 0.0);
    for (int piece = 0; piece < 25; piece++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(5); i >= 0; i--) {
        text.append(letters.get(random.nextInt(letters.size())));
      }
      scores.putIfAbsent(text.toString(), -1.0 - random.nextInt(4) * text.length());
    }
    return scores;
  }

  private static List<Piece> likeliest(String text, Map<String, Double> scores) {
    double lowest = scores.values().stream().mapToDouble(s -> s).min().orElseThrow();
    Map<Integer, Double> best = new HashMap<>(Map.of(0, 0.0));
    Map<Integer, List<Piece>> ways = new HashMap<>(Map.of(0, List.of()));
    for (int end = 1; end <= text.length(); end++) {
      for (int start = 0; start < end; start++) {
        String piece = text.substring(start, end);
        boolean unknown =
            piece.codePointCount(0, piece.length()) == 1 && !scores.containsKey(piece);
        if (!ways.containsKey(start)
            || !(unknown || scores.containsKey(piece))
            || cuts(text, end)) {
          continue;
        }
        double score = best.get(start) + (unknown ? lowest - 10 : scores.get(piece));
        if (score > best.getOrDefault(end, Double.NEGATIVE_INFINITY)) {
          best.put(end, score);
          ways.put(end, with(ways.get(start), unknown ? "?" : piece, start, end));
        }
      }
    }
    return ways.get(text.length());
  }

  private static boolean cuts(String text, int at) {
    return at < text.length() && Character.isLowSurrogate(text.charAt(at));
  }

  /** Unknown characters in a row are one piece. */
  private static List<Piece> with(List<Piece> way, String piece, int start, int end) {
    List<Piece> longer = new ArrayList<>(way);
    int last = way.size() - 1;
    if (last >= 0 && piece.equals("?") && way.get(last).text.equals("?")) {
      longer.set(last, new Piece(piece, new Span(way.get(last).place.start(), end)));
    } else {
      longer.add(new Piece(piece, new Span(start, end)));
    }
    return longer;
  }

  private static List<Piece> cut(Model model, Vocabulary vocabulary, String text) {
    Columns columns = Columns.empty(1);
    model.cut(AlignedText.of(text), 0, text.length(), 0, columns);
    return IntStream.range(0, columns.length())
        .mapToObj(i -> new Piece(vocabulary.token(columns.id(i)), columns.span(i)))
        .toList();
  }

  private static String text(Random random, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest); i >= 0; i--) {
      text.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return text.toString();
  }
}
