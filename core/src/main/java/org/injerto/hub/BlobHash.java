package org.injerto.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the bytes of a file must hash to: SHA-256 for large files (Git LFS), git's SHA-1 of a blob
 * for small ones. Which of them it is, its length says.
 *
 * @param hexadecimal 64 or 40 digits
 */
record BlobHash(String hexadecimal) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final int BUFFER = 1 << 16;

  BlobHash {
    if (!DIGITS.matcher(hexadecimal).matches()) {
      throw new IllegalArgumentException(
          "a hash has 40 or 64 hexadecimal digits; hexadecimal=" + hexadecimal);
    }
  }

  /** The hash that an etag is; nothing for etags of other servers, such as S3's of MD5. */
  static Optional<BlobHash> of(String etag) {
    return DIGITS.matcher(etag).matches() ? Optional.of(new BlobHash(etag)) : Optional.empty();
  }

  /** The hash of the same kind that a file has. */
  BlobHash measured(Path file) throws IOException {
    return new BlobHash(isSha256() ? sha256(file) : gitBlob(file));
  }

  private boolean isSha256() {
    return hexadecimal.length() == 64;
  }

  static String sha256(Path file) throws IOException {
    return digest(digest("SHA-256"), file);
  }

  private static String gitBlob(Path file) throws IOException {
    MessageDigest digest = digest("SHA-1");
    digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.US_ASCII));
    return digest(digest, file);
  }

  private static String digest(MessageDigest digest, Path file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new AssertionError(everyJvmHasIt);
    }
  }

  @Override
  public String toString() {
    return hexadecimal;
  }
}
