package org.injerto.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The valid name that somebody who wrote a wrong one most likely meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * The name with the fewest insertions, deletions, substitutions and swaps of neighbours (Damerau
   * 1964) from what was written, case aside; nothing if even that is more than a third of it away
   * (but one change is always allowed).
   */
  public static Optional<String> to(String written, Collection<String> names) {
    String wanted = written.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, written.length() / 3);
    return names.stream()
        .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= limit)
        .min(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))));
  }

  private static int distance(String a, String b) {
    int[][] best = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        best[i][j] = i == 0 ? j : j == 0 ? i : cheapest(best, a, b, i, j);
      }
    }
    return best[a.length()][b.length()];
  }

  private static int cheapest(int[][] best, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int cost = Math.min(best[i - 1][j - 1] + change, 1 + Math.min(best[i - 1][j], best[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cost, best[i - 2][j - 2] + 1) : cost;
  }
}
