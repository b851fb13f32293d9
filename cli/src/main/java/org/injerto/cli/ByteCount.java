package org.injerto.cli;

import java.util.Locale;

/** Sizes as people read them, in powers of 1000. */
final class ByteCount {
  private static final String PREFIXES = "kMGTPE";

  private ByteCount() {}

  /** Such as {@code 950 B} or {@code 14.9 MB}. */
  static String written(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double size = bytes;
    int prefix = -1;
    while (size >= 999.95) {
      size /= 1000;
      prefix++;
    }
    return String.format(Locale.ROOT, "%.1f %sB", size, PREFIXES.charAt(prefix));
  }
}
