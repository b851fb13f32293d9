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
 * for small ones, MD5 at S3. Which of them it is, its length says.
 *
 * @param hexadecimal 64, 40 or 32 digits
 */
record BlobHash(String hexadecimal) {
  private static final Pattern DIGITS = Pattern.compile("([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})");
  private static final int MD5_DIGITS = 32;
  private static final int BUFFER = 1 << 16;

  BlobHash {
    if (!DIGITS.matcher(hexadecimal).matches()) {
      throw new IllegalArgumentException(
          "a hash has 32, 40 or 64 hexadecimal digits; hexadecimal=" + hexadecimal);
    }
  }

  /** The hash that an etag of a hub is; nothing for etags of other servers. */
  static Optional<BlobHash> of(String etag) {
    return hash(etag).filter(hash -> !hash.isMd5());
  }

  /**
   * The hash that an etag of S3 is; nothing for the etag of a file that was uploaded in parts,
   * which is a hash of hashes.
   */
  static Optional<BlobHash> ofS3(String etag) {
    return hash(etag).filter(BlobHash::isMd5);
  }

  private static Optional<BlobHash> hash(String etag) {
    return DIGITS.matcher(etag).matches() ? Optional.of(new BlobHash(etag)) : Optional.empty();
  }

  /** The SHA-256 of a file. */
  static BlobHash sha256Of(Path file) throws IOException {
    return new BlobHash(sha256(file));
  }

  /** The hash of the same kind that a file has. */
  BlobHash measured(Path file) throws IOException {
    if (isMd5()) {
      return new BlobHash(digest(digest("MD5"), file));
    }
    return new BlobHash(isSha256() ? sha256(file) : gitBlob(file));
  }

  private boolean isMd5() {
    return hexadecimal.length() == MD5_DIGITS;
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
