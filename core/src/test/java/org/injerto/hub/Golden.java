package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** Hashes and bytes as the golden files have them, computed in another way than by the program. */
final class Golden {
  private Golden() {}

  static String sha256(byte[] bytes) {
    return hex("SHA-256", bytes);
  }

  static String gitBlob(byte[] bytes) {
    byte[] head = ("blob " + bytes.length + "\0").getBytes(UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + bytes.length);
    System.arraycopy(bytes, 0, all, head.length, bytes.length);
    return hex("SHA-1", all);
  }

  static String md5(byte[] bytes) {
    return hex("MD5", bytes);
  }

  static String commit(String name) {
    return hex("SHA-1", name.getBytes(UTF_8));
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The first {@code length} bytes of SHA-256(seed + i), i = 0, 1, 2, … */
  static byte[] weights(int length, String seed) {
    byte[] all = new byte[length];
    for (int i = 0; i * 32 < length; i++) {
      byte[] digest = HexFormat.of().parseHex(sha256((seed + i).getBytes(UTF_8)));
      System.arraycopy(digest, 0, all, i * 32, Math.min(32, length - i * 32));
    }
    return all;
  }

  /** The bytes as a server that was told to damage them sends them. */
  static byte[] changed(byte[] bytes, Map<String, Object> act) {
    byte[] changed = bytes.clone();
    if (act.containsKey("corrupt")) {
      changed[0] ^= 1;
    }
    int length = changed.length - (Integer) act.getOrDefault("short", 0);
    return Arrays.copyOf(changed, length + (Integer) act.getOrDefault("long", 0));
  }
}
