package org.injerto.text;

import java.util.regex.Pattern;

/** Words of a foreign file as they may be shown: no control characters, and not without end. */
public final class Printable {
  private static final int LONGEST = 120;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}]");

  private Printable() {}

  /** The text with a question mark for what cannot be shown, cut after 120 characters. */
  public static String text(String foreign) {
    String cut = foreign.length() <= LONGEST ? foreign : foreign.substring(0, LONGEST) + "…";
    return UNPRINTABLE.matcher(cut).replaceAll("?");
  }
}
