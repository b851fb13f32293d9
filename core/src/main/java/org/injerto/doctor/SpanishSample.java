package org.injerto.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Spanish texts that every tokenizer is tried on. */
final class SpanishSample {
  /** Thirty sentences: speech, news, law, shops, Spain and America. */
  static final List<String> SENTENCES = lines("sample.txt");

  /** Short texts with the characters that tokenizers get wrong. */
  static final List<String> PROBES = lines("probes.txt");

  private SpanishSample() {}

  private static List<String> lines(String resource) {
    try (InputStream in = SpanishSample.class.getResourceAsStream(resource)) {
      byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
