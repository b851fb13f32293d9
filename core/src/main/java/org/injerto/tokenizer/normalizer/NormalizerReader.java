package org.injerto.tokenizer.normalizer;

import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.json.Patterns;

/** Makes the normalizer that a part of {@code tokenizer.json} describes. */
public final class NormalizerReader {
  private static final List<String> KNOWN =
      List.of(
          "BertNormalizer",
          "Lowercase",
          "NFC",
          "NFD",
          "NFKC",
          "NFKD",
          "Nmt",
          "Precompiled",
          "Prepend",
          "Replace",
          "Sequence",
          "Strip",
          "StripAccents");

  private NormalizerReader() {}

  /** The normalizer; none if the part is absent. What is wrong becomes a problem of the part. */
  public static Normalizer read(Part part) {
    if (part.isAbsent()) {
      return Normalizer.NONE;
    }
    return part.type(KNOWN).map(type -> read(type, part)).orElse(Normalizer.NONE);
  }

  private static Normalizer read(String type, Part part) {
    return switch (type) {
      case "BertNormalizer" -> bert(part);
      case "Lowercase" -> new Lowercase();
      case "NFC", "NFD", "NFKC", "NFKD" -> UnicodeForm.of(Form.valueOf(type));
      case "Nmt" -> new Nmt();
      case "Precompiled" -> precompiled(part);
      case "Prepend" -> new Prepend(part.requiredText("prepend"));
      case "Replace" -> new Replace(Patterns.read(part), part.requiredText("content"));
      case "Strip" -> new Strip(part.flag("strip_left", true), part.flag("strip_right", true));
      case "StripAccents" -> new StripAccents();
      default -> sequence(part);
    };
  }

  private static Normalizer sequence(Part part) {
    List<Normalizer> normalizers = new ArrayList<>();
    for (Part entry : part.sequence("normalizers")) {
      normalizers.add(read(entry));
    }
    return new NormalizerSequence(normalizers);
  }

  private static BertNormalizer bert(Part part) {
    boolean lowerCase = part.flag("lowercase", true);
    return new BertNormalizer(
        part.flag("clean_text", true),
        part.flag("handle_chinese_chars", true),
        part.flag("strip_accents", lowerCase),
        lowerCase);
  }

  private static Normalizer precompiled(Part part) {
    Part field = part.at("precompiled_charsmap");
    if (field.isAbsent()) {
      return Normalizer.NONE;
    }
    Optional<CharacterMap> map =
        decoded(part.text("precompiled_charsmap", "")).flatMap(CharacterMap::of);
    if (map.isEmpty()) {
      field.refuse(NormalizerReader.class, "map.broken", field.shown());
    }
    return map.<Normalizer>map(Precompiled::new).orElse(Normalizer.NONE);
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
