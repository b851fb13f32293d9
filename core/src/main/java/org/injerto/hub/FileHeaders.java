package org.injerto.hub;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What the headers of an answer say of a file. */
record FileHeaders(HttpHeaders headers) {
  private static final String ENCRYPTED = "x-amz-server-side-encryption";

  /** The commit, which hubs alone say. */
  Optional<String> commit() {
    return headers.firstValue("X-Repo-Commit").filter(Revision::isCommit);
  }

  /** Whether a hub says it. */
  boolean isOfHub() {
    return commit().isPresent() || headers.firstValue("X-Linked-Etag").isPresent();
  }

  /** The etag without its quotes, that of a linked large file if there is one; empty if none. */
  String etag() {
    return headers
        .firstValue("X-Linked-Etag")
        .or(() -> headers.firstValue("ETag"))
        .orElse("")
        .replaceFirst("^W/", "")
        .replace("\"", "");
  }

  /** How many bytes the file has. */
  OptionalLong size() {
    return number("X-Linked-Size")
        .or(() -> number("Content-Length"))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private Optional<Long> number(String header) {
    return headers
        .firstValue(header)
        .filter(written -> written.matches("[0-9]{1,18}"))
        .map(Long::valueOf);
  }

  /** Whether this is a page for a person, which no file of a model is. */
  boolean isPage() {
    String type = headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("text/html") || type.startsWith("application/xhtml");
  }

  /**
   * The hash that the etag is: SHA-256 or git's SHA-1 at a hub; at S3 MD5, unless a key of the
   * customer or of KMS encrypts the file ("Common Response Headers" of the reference of S3). Other
   * servers make etags of 32 digits from time and length.
   */
  Optional<BlobHash> hash() {
    if (isOfHub()) {
      return BlobHash.of(etag());
    }
    boolean md5 = isOfS3() && !isEncryptedByKey() && !isWeak();
    return md5 ? BlobHash.ofS3(etag()) : Optional.empty();
  }

  private boolean isOfS3() {
    return headers.map().keySet().stream()
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-amz-"));
  }

  private boolean isEncryptedByKey() {
    return headers.firstValue(ENCRYPTED).orElse("").startsWith("aws:kms")
        || headers.firstValue(ENCRYPTED + "-customer-algorithm").isPresent();
  }

  private boolean isWeak() {
    return headers.firstValue("ETag").orElse("").startsWith("W/");
  }
}
