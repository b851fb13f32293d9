package org.injerto.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret that requests must bring in the header {@code Authorization} (RFC 6750).
 *
 * @param secret 16 to 1000 visible characters of ASCII
 */
public record BearerToken(String secret) {
  private static final Pattern VISIBLE = Pattern.compile("[!-~]{16,1000}");
  private static final Pattern HEADER = Pattern.compile("(?i:bearer) +([!-~]{1,1000})");

  /**
   * @throws IllegalArgumentException if it is too short to be a secret, or cannot stand in a header
   */
  public BearerToken {
    if (!isToken(secret)) {
      throw new IllegalArgumentException(
          "a token must have 16 to 1000 visible characters of ASCII; length=" + secret.length());
    }
  }

  /** Whether this can be one. */
  static boolean isToken(String secret) {
    return VISIBLE.matcher(secret).matches();
  }

  /** Whether a header brings it; how long that takes does not tell how near it is. */
  boolean isIn(String authorization) {
    Matcher header = HEADER.matcher(authorization);
    return header.matches() && MessageDigest.isEqual(bytes(header.group(1)), bytes(secret));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Not the secret. */
  @Override
  public String toString() {
    return "BearerToken";
  }
}
