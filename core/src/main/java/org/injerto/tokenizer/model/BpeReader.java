package org.injerto.tokenizer.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.injerto.text.Message;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.piece.Vocabulary;

/** Makes the BPE model that a part of {@code tokenizer.json} describes. */
final class BpeReader {
  private BpeReader() {}

  static Optional<ReadModel> read(Part part, boolean spellsBytes) {
    refuseDropout(part.at("dropout"));
    Optional<Vocabulary> vocabulary = VocabularyPart.read(part.at("vocab"));
    if (vocabulary.isEmpty()) {
      return Optional.empty();
    }
    BpeOptions options = options(part, vocabulary.get());
    MergeTable merges = merges(part.at("merges"), vocabulary.get(), options.prefix());
    Bpe model =
        spellsBytes
            ? Bpe.ofBytes(vocabulary.get(), merges, options)
            : Bpe.ofCharacters(vocabulary.get(), merges, options);
    return Optional.of(new ReadModel(vocabulary.get(), model, options.unknown()));
  }

  /** Merges left out by chance are for training; who encodes wants the same pieces every time. */
  private static void refuseDropout(Part dropout) {
    if (!dropout.isAbsent() && dropout.node().doubleValue() != 0) {
      dropout.refuseValue(dropout.shown(), "null");
    }
  }

  private static BpeOptions options(Part part, Vocabulary vocabulary) {
    Optional<String> unknown = part.text("unk_token");
    OptionalInt id = unknown.map(vocabulary::id).orElse(OptionalInt.empty());
    if (unknown.isPresent() && id.isEmpty()) {
      part.at("unk_token").refuse(BpeReader.class, "piece.missing", unknown.get());
    }
    return new BpeOptions(
        id,
        part.flag("fuse_unk", false),
        part.flag("byte_fallback", false),
        part.flag("ignore_merges", false),
        part.text("continuing_subword_prefix", ""),
        part.text("end_of_word_suffix", ""));
  }

  private static MergeTable merges(Part part, Vocabulary vocabulary, String prefix) {
    MergeReader merges = new MergeReader(vocabulary, prefix, part.node().size());
    List<Message> wrong = new ArrayList<>();
    if (!part.node().isArray()) {
      part.refuseValue(part.shown(), "[[\"a\", \"b\"], …] | [\"a b\", …]");
    }
    for (JsonNode merge : part.node()) {
      String[] pair = pair(merge);
      if (pair.length == 2) {
        merges.add(
            pair[0],
            pair[1],
            piece -> wrong.add(part.message(BpeReader.class, "piece.missing", piece)));
      } else {
        wrong.add(part.message(BpeReader.class, "merge.wrong", merge));
      }
    }
    part.refuseAll(wrong);
    return merges.table();
  }

  private static String[] pair(JsonNode merge) {
    if (merge.isTextual()) {
      return merge.textValue().split(" ", -1);
    }
    return merge.size() == 2 && merge.path(0).isTextual() && merge.path(1).isTextual()
        ? new String[] {merge.path(0).textValue(), merge.path(1).textValue()}
        : new String[0];
  }
}
