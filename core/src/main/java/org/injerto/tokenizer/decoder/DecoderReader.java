package org.injerto.tokenizer.decoder;

import java.util.ArrayList;
import java.util.List;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.json.Patterns;

/** Makes the decoder that a part of {@code tokenizer.json} describes. */
public final class DecoderReader {
  private static final List<String> KNOWN =
      List.of(
          "BPEDecoder",
          "ByteFallback",
          "ByteLevel",
          "Fuse",
          "Metaspace",
          "Replace",
          "Sequence",
          "Strip",
          "WordPiece");

  private DecoderReader() {}

  /** The decoder; one that puts spaces between pieces if the part is absent. */
  public static Decoder read(Part part) {
    if (part.isAbsent()) {
      return Decoders.SPACES;
    }
    return part.type(KNOWN).map(type -> read(type, part)).orElse(Decoders.FUSE);
  }

  private static Decoder read(String type, Part part) {
    return switch (type) {
      case "BPEDecoder" -> new BpeDecoder(part.text("suffix", "</w>"));
      case "ByteFallback" -> new ByteFallbackDecoder();
      case "ByteLevel" -> new ByteLevelDecoder();
      case "Fuse" -> Decoders.FUSE;
      case "Metaspace" -> metaspace(part);
      case "Replace" -> new ReplaceDecoder(Patterns.read(part), part.requiredText("content"));
      case "Strip" -> strip(part);
      case "WordPiece" ->
          new WordPieceDecoder(part.text("prefix", "##"), part.flag("cleanup", true));
      default -> sequence(part);
    };
  }

  private static Decoder sequence(Part part) {
    List<Decoder> decoders = new ArrayList<>();
    for (Part entry : part.sequence("decoders")) {
      decoders.add(read(entry));
    }
    return new DecoderSequence(decoders);
  }

  private static Decoder strip(Part part) {
    return new StripDecoder(
        character(part, "content"),
        part.number("start", 0, 0, Integer.MAX_VALUE),
        part.number("stop", 0, 0, Integer.MAX_VALUE));
  }

  private static Decoder metaspace(Part part) {
    List<String> schemes = List.of("always", "first", "never");
    String absent = part.flag("add_prefix_space", true) ? "always" : "never";
    String scheme = part.oneOf("prepend_scheme", schemes, absent);
    return new MetaspaceDecoder(character(part, "replacement"), !scheme.equals("never"));
  }

  private static int character(Part part, String name) {
    String text = part.requiredText(name);
    if (text.codePointCount(0, text.length()) == 1) {
      return text.codePointAt(0);
    }
    part.at(name).refuseValue(part.at(name).shown(), "\"▁\"");
    return ' ';
  }
}
