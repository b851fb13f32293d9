package org.injerto.tokenizer.pretokenizer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.json.Patterns;
import org.injerto.tokenizer.pretokenizer.Metaspace.Prepends;
import org.injerto.tokenizer.text.CharacterKind;

/** Makes the pre-tokenizer that a part of {@code tokenizer.json} describes. */
public final class PreTokenizerReader {
  private static final List<String> KNOWN =
      List.of(
          "BertPreTokenizer",
          "ByteLevel",
          "Digits",
          "Metaspace",
          "Punctuation",
          "Sequence",
          "Split",
          "Whitespace",
          "WhitespaceSplit");

  private PreTokenizerReader() {}

  /** The pre-tokenizer; none if the part is absent. What is wrong becomes a problem of the part. */
  public static PreTokenizer read(Part part) {
    if (part.isAbsent()) {
      return PreTokenizer.NONE;
    }
    return part.type(KNOWN).map(type -> read(type, part)).orElse(PreTokenizer.NONE);
  }

  private static PreTokenizer read(String type, Part part) {
    return switch (type) {
      case "BertPreTokenizer" -> PreTokenizers.BERT;
      case "ByteLevel" ->
          new ByteLevel(part.flag("add_prefix_space", true), part.flag("use_regex", true));
      case "Digits" -> digits(part);
      case "Metaspace" -> metaspace(part);
      case "Punctuation" -> Split.at(CharacterKind::isPunctuation, behavior(part));
      case "Split" -> new Split(Patterns.read(part), behavior(part), part.flag("invert", false));
      case "Whitespace" -> whitespace();
      case "WhitespaceSplit" -> Split.at(CharacterKind::isSpace, Behavior.REMOVED);
      default -> sequence(part);
    };
  }

  private static PreTokenizer sequence(Part part) {
    Optional<PreTokenizer> all = Optional.empty();
    for (Part entry : part.sequence("pretokenizers")) {
      PreTokenizer next = read(entry);
      if (all.isPresent() && all.get().spellsBytes()) {
        entry.refuse(PreTokenizerReader.class, "bytes.last", entry.at("type").shown());
      }
      all = Optional.of(all.<PreTokenizer>map(f -> new PreTokenizerSequence(f, next)).orElse(next));
    }
    return all.orElse(PreTokenizer.NONE);
  }

  private static PreTokenizer digits(Part part) {
    return Split.at(
        CharacterKind::isNumber,
        part.flag("individual_digits", false) ? Behavior.ISOLATED : Behavior.CONTIGUOUS);
  }

  private static Behavior behavior(Part part) {
    String absent = Behavior.ISOLATED.written();
    return Behavior.of(part.oneOf("behavior", Behavior.names(), absent));
  }

  /** Runs of letters, digits and marks, and runs of signs. */
  private static PreTokenizer whitespace() {
    return new PreTokenizerSequence(
        Split.at(CharacterKind::isSpace, Behavior.REMOVED),
        Split.at(CharacterKind::isWord, Behavior.CONTIGUOUS));
  }

  /** The older form has {@code add_prefix_space} where the newer has {@code prepend_scheme}. */
  private static PreTokenizer metaspace(Part part) {
    List<String> schemes = List.of("always", "first", "never");
    boolean prefix = part.flag("add_prefix_space", true);
    String scheme = part.oneOf("prepend_scheme", schemes, prefix ? "always" : "never");
    if (!prefix && !scheme.equals("never")) {
      part.at("prepend_scheme").refuseValue(scheme, "never");
    }
    String replacement = part.text("replacement", String.valueOf(PreTokenizers.MARK));
    if (replacement.codePointCount(0, replacement.length()) != 1) {
      part.at("replacement").refuseValue(part.at("replacement").shown(), "\"▁\"");
      return PreTokenizer.NONE;
    }
    return new Metaspace(
        replacement.codePointAt(0),
        Prepends.valueOf(scheme.toUpperCase(Locale.ROOT)),
        part.flag("split", true));
  }
}
