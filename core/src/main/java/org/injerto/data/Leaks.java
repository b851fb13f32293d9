package org.injerto.data;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.injerto.data.Dataset.Row;
import org.injerto.data.Example.Score;

/**
 * Texts that stand in two sets, so that a model is asked what it was told. Case, white space and
 * the form of accents make no difference.
 */
public final class Leaks {
  /** Also that which does not break, of which the web is full. */
  private static final Pattern WHITE_SPACE =
      Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private Leaks() {}

  /**
   * A text that stands in both.
   *
   * @param known where it is learned
   * @param asked where it is asked
   */
  public record Leak(Row known, Row asked) {
    /** Whether both places say the same of it. */
    public boolean agree() {
      if (known.example() instanceof Score one && asked.example() instanceof Score other) {
        return one.score() == other.score();
      }
      return LabelSet.labels(known.example())
          .sorted()
          .toList()
          .equals(LabelSet.labels(asked.example()).sorted().toList());
    }
  }

  /** Every row of {@code asked} whose text is in {@code known}, with the first such row there. */
  public static List<Leak> between(Dataset known, Dataset asked) {
    Map<String, Row> texts = new HashMap<>();
    known.rows().forEach(row -> texts.putIfAbsent(key(row), row));
    List<Leak> leaks = new ArrayList<>();
    for (Row row : asked.rows()) {
      Row same = texts.get(key(row));
      if (same != null) {
        leaks.add(new Leak(same, row));
      }
    }
    return leaks;
  }

  private static String key(Row row) {
    String text = Normalizer.normalize(row.example().text(), Normalizer.Form.NFC);
    return WHITE_SPACE.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
