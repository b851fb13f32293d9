package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names for what a plain server has no name for, made of what it says: the first 40 hexadecimal
 * digits of a SHA-256, as many as a commit has.
 */
final class DerivedName {
  private static final int DIGITS = 40;

  /** Etags that are names of blobs as they are; never a way elsewhere. */
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private DerivedName() {}

  static boolean isSafe(String etag) {
    return SAFE.matcher(etag).matches();
  }

  /** A blob, told apart from those that are named by their hash. */
  static String blob(HubPath path, String etag, OptionalLong size) {
    return "mirror-" + digits(path + "\n" + etag + "\n" + size.orElse(-1));
  }

  /** The commit of a model with these files; another if one of them is another. */
  static String commit(Collection<PlainFile> files) {
    return digits(
        files.stream()
            .sorted(Comparator.comparing(file -> file.path().text()))
            .map(file -> file.path() + "\n" + file.blob() + "\n" + file.size().orElseThrow())
            .collect(Collectors.joining("\n")));
  }

  private static String digits(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new AssertionError(everyJvmHasIt);
    }
  }
}
