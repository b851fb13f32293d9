package org.injerto.tokenizer.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.piece.Vocabulary;

/** Makes the model that a part of {@code tokenizer.json} describes. */
public final class ModelReader {
  private static final List<String> KNOWN = List.of("BPE", "Unigram", "WordPiece");
  private static final int LONGEST_WORD = 100;

  private ModelReader() {}

  /**
   * The model; absent if it is wrong, which becomes problems of the part.
   *
   * @param spellsBytes whether words are spelt with a letter for each byte
   */
  public static Optional<ReadModel> read(Part part, boolean spellsBytes) {
    Optional<String> type = part.at("type").isAbsent() ? untyped(part) : part.type(KNOWN);
    if (spellsBytes && type.isPresent() && !type.get().equals("BPE")) {
      part.refuse(ModelReader.class, "bytes.model", type.get());
      return Optional.empty();
    }
    return type.flatMap(
        name ->
            switch (name) {
              case "BPE" -> BpeReader.read(part, spellsBytes);
              case "Unigram" -> UnigramReader.read(part);
              default -> wordPiece(part);
            });
  }

  /** Files of the first years do not name the model. */
  private static Optional<String> untyped(Part part) {
    if (part.at("vocab").node().isArray()) {
      return Optional.of("Unigram");
    }
    if (part.at("vocab").node().isObject()) {
      return Optional.of(part.at("merges").isAbsent() ? "WordPiece" : "BPE");
    }
    return part.type(KNOWN);
  }

  private static Optional<ReadModel> wordPiece(Part part) {
    Optional<Vocabulary> vocabulary = VocabularyPart.read(part.at("vocab"));
    String name = part.text("unk_token", "[UNK]");
    String prefix = part.text("continuing_subword_prefix", "##");
    int longest = part.number("max_input_chars_per_word", LONGEST_WORD, 1, 1 << 20);
    if (vocabulary.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt unknown = vocabulary.get().id(name);
    if (unknown.isEmpty()) {
      part.at("unk_token").refuse(ModelReader.class, "piece.missing", name);
      return Optional.empty();
    }
    PieceCutter cutter = new PieceCutter(vocabulary.get(), prefix, unknown.getAsInt(), longest);
    return Optional.of(new ReadModel(vocabulary.get(), new WordPiece(cutter), unknown));
  }
}
