package org.injerto.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** Reads the key of a server and its certificate. */
final class TlsKeys {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  private final List<Message> problems = new ArrayList<>();

  private TlsKeys() {}

  /**
   * A store with one key, that of the server.
   *
   * @throws InvalidInputException with all that is wrong with the files
   */
  static KeyStore read(TlsFiles files, char[] password) throws IOException {
    TlsKeys keys = new TlsKeys();
    Optional<KeyStore> store =
        files instanceof TlsFiles.Pem pem
            ? keys.pem(pem, password)
            : keys.pkcs12((TlsFiles.Pkcs12) files);
    return store.orElseThrow(
        () -> new InvalidInputException(problem("tls.subject"), keys.problems));
  }

  private Optional<KeyStore> pem(TlsFiles.Pem files, char[] password) throws IOException {
    Optional<Certificate[]> chain = text(files.certificate()).flatMap(t -> chain(files, t));
    Optional<PrivateKey> key = text(files.key()).flatMap(t -> key(files, t));
    if (chain.isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (isPair(key.get(), chain.get()[0].getPublicKey())) {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry("server", key.get(), password, chain.get());
        return Optional.of(store);
      }
    } catch (GeneralSecurityException ofDifferentKinds) {
      // The problem is said below.
    }
    problems.add(problem("tls.pair", files.key(), files.certificate()));
    return Optional.empty();
  }

  /** Whether what the one signs is what the other verifies. */
  private static boolean isPair(PrivateKey key, PublicKey certified)
      throws GeneralSecurityException {
    byte[] anything = {1, 2, 3};
    Signature signature = Signature.getInstance(signatureOf(key.getAlgorithm()));
    signature.initSign(key);
    signature.update(anything);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(anything);
    return signature.verify(signed);
  }

  private static String signatureOf(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> algorithm;
    };
  }

  private Optional<String> text(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      problems.add(problem("tls.missing", file));
      return Optional.empty();
    }
    return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  private Optional<Certificate[]> chain(TlsFiles.Pem files, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes));
      if (!all.isEmpty()) {
        return Optional.of(all.toArray(new Certificate[0]));
      }
    } catch (CertificateException unreadable) {
      // The problem is said below.
    }
    problems.add(problem("tls.certificate", files.certificate()));
    return Optional.empty();
  }

  private Optional<PrivateKey> key(TlsFiles.Pem files, String text) {
    Matcher block = BLOCK.matcher(text);
    if (!block.find() || !block.group(1).equals("PRIVATE KEY")) {
      problems.add(problem("tls.key", files.key()));
      return Optional.empty();
    }
    PKCS8EncodedKeySpec spec =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(block.group(2)));
    Optional<PrivateKey> key =
        ALGORITHMS.stream().flatMap(name -> key(name, spec).stream()).findFirst();
    if (key.isEmpty()) {
      problems.add(problem("tls.algorithm", files.key(), String.join(", ", ALGORITHMS)));
    }
    return key;
  }

  private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec spec) {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
    } catch (InvalidKeySpecException otherAlgorithm) {
      return Optional.empty();
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every Java has " + algorithm, absent);
    }
  }

  private Optional<KeyStore> pkcs12(TlsFiles.Pkcs12 files) throws IOException {
    if (!Files.isRegularFile(files.file())) {
      problems.add(problem("tls.missing", files.file()));
      return Optional.empty();
    }
    try (InputStream file = Files.newInputStream(files.file())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(file, files.password().toCharArray());
      if (hasKey(store)) {
        return Optional.of(store);
      }
      problems.add(problem("tls.pkcs12.key", files.file()));
    } catch (GeneralSecurityException | IOException unreadable) {
      problems.add(problem("tls.pkcs12", files.file()));
    }
    return Optional.empty();
  }

  private static boolean hasKey(KeyStore store) throws GeneralSecurityException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        return true;
      }
    }
    return false;
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(TlsKeys.class, key, arguments);
  }
}
