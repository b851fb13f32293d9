package org.injerto.cli;

import java.util.Locale;
import java.util.Map;

/** What a command found out, for programs and for people. */
interface Result {
  /**
   * The fields of the JSON object, in the order they are written: names of {@code
   * docs/formats/command-output.md}, values that Jackson writes (numbers, texts, lists, maps).
   */
  Map<String, ?> fields();

  /** The same as lines for people, the last one ended too. */
  String text(Locale language);
}
