package org.injerto.cli;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.injerto.evaluation.significance.Interval;
import org.injerto.text.Message;

/** The words and numbers of a comparison in the language of a person. */
record Wording(Locale locale) {
  private static final double LEAST_CHANCE = 0.001;

  String say(String key, Object... arguments) {
    return Message.of(Wording.class, key, arguments).in(locale);
  }

  /** The same, with a capital letter at its beginning. */
  String sentence(String key, Object... arguments) {
    String said = say(key, arguments);
    int second = said.offsetByCodePoints(0, 1);
    return said.substring(0, second).toUpperCase(locale) + said.substring(second);
  }

  /** The name of a strategy, to stand alone. */
  String strategy(String name) {
    return say("strategy." + name);
  }

  /** The name of a strategy within a sentence. */
  String inSentence(String strategy) {
    return say("strategy." + strategy + ".noun");
  }

  /** The names of strategies as one part of a sentence. */
  String inSentence(List<String> strategies) {
    List<String> nouns = strategies.stream().map(this::inSentence).toList();
    int last = nouns.size() - 1;
    return last == 0
        ? nouns.get(0)
        : say("list.and", String.join(", ", nouns.subList(0, last)), nouns.get(last));
  }

  /** A share such as 47.3 %. */
  String percent(double share) {
    return written(NumberFormat.getPercentInstance(locale), share, 1);
  }

  /** Shares between which something lies. */
  String percent(Interval interval) {
    return percent(interval.low()) + "\u00A0–\u00A0" + percent(interval.high());
  }

  /** A difference of shares in hundredths, without its sign. */
  String points(double difference) {
    return written(NumberFormat.getNumberInstance(locale), 100 * Math.abs(difference), 1);
  }

  /** The same with its sign. */
  String signedPoints(double difference) {
    String points = points(difference);
    if (points.equals(points(0))) {
      return points;
    }
    return (difference < 0 ? "−" : "+") + points;
  }

  /** How probable chance is: {@code p = 0.023}. */
  String chance(double probability) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    return probability < LEAST_CHANCE
        ? "p\u00A0<\u00A0" + written(format, LEAST_CHANCE, 3)
        : "p\u00A0=\u00A0" + written(format, probability, 3);
  }

  /** A whole number. */
  String count(double number) {
    return written(NumberFormat.getNumberInstance(locale), number, 0);
  }

  /** Seconds: tenths where they are few. */
  String seconds(double seconds) {
    return written(NumberFormat.getNumberInstance(locale), seconds, seconds < 10 ? 1 : 0);
  }

  private static String written(NumberFormat format, double number, int decimals) {
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(number);
  }
}
