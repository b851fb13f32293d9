package org.injerto.report;

import java.util.Locale;
import org.injerto.text.Message;

/**
 * For whom and for how wide a screen something is drawn. A chart is drawn twice, so that its
 * letters have one size on a phone and on a desk.
 *
 * @param locale the language of the page
 */
record Medium(Locale locale, Screen screen) {
  /** The screens, and how many pixels of them are for a chart. */
  enum Screen {
    WIDE(820),
    NARROW(340);

    final double width;

    Screen(double width) {
      this.width = width;
    }

    String cssClass() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  double width() {
    return screen.width;
  }

  String say(String key, Object... arguments) {
    return Message.of(Medium.class, key, arguments).in(locale);
  }
}
