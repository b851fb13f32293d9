package org.injerto.server;

import java.nio.file.Path;

/** Where the key of a server and its certificate lie. */
public sealed interface TlsFiles {
  /**
   * In two files as OpenSSL writes them.
   *
   * @param certificate in PEM, that of the server first, then those that vouch for it
   * @param key in PEM, PKCS #8, not encrypted
   */
  record Pem(Path certificate, Path key) implements TlsFiles {}

  /** In one file in PKCS #12. */
  record Pkcs12(Path file, String password) implements TlsFiles {
    /** Not the password. */
    @Override
    public String toString() {
      return "Pkcs12[file=" + file + "]";
    }
  }
}
