package org.injerto.server.model;

import java.util.regex.Pattern;

/**
 * Which model it is.
 *
 * @param name by which requests ask for it: a letter or digit, then up to 127 of these and {@code .
 *     _ -}, so that no name is a path
 * @param version one of that name, written by the same rule
 * @param task the Hugging Face name of what it does
 * @param variant of its numbers, such as fp32 or int8
 */
public record ModelInfo(String name, String version, String task, String variant) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /**
   * @throws IllegalArgumentException if name or version are not written by the rule
   */
  public ModelInfo {
    if (!isName(name) || !isName(version)) {
      throw new IllegalArgumentException(
          "name and version must match " + NAME + "; name=" + name + ", version=" + version);
    }
  }

  /** Whether a model may have that name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
