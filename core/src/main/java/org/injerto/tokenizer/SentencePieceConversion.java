package org.injerto.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.sentencepiece.SentencePieceMerges;
import org.injerto.tokenizer.sentencepiece.SentencePieceModel;
import org.injerto.tokenizer.sentencepiece.SentencePieceModel.Piece;

/** The parts of a {@code tokenizer.json} for a model of sentencepiece, kind by kind. */
final class SentencePieceConversion {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int EXTRA_IDS = 100;
  private static final double UNLIKELY = -100;

  private final TokenizerKind kind;
  private final SentencePieceModel model;
  private final Part config;

  SentencePieceConversion(TokenizerKind kind, SentencePieceModel model, Part config) {
    this.kind = kind;
    this.model = model;
    this.config = config;
  }

  void addTo(ObjectNode json) {
    json.set("normalizer", normalizer());
    json.set("pre_tokenizer", preTokenizer());
    json.set("decoder", decoder());
    json.set("model", kind == TokenizerKind.LLAMA ? bytePair() : unigram());
  }

  private ObjectNode unigram() {
    ObjectNode unigram = JSON.createObjectNode().put("type", "Unigram");
    ArrayNode vocabulary = unigram.putArray("vocab");
    switch (kind) {
      case XLM_ROBERTA -> {
        unigram.put("unk_id", 3);
        add(vocabulary, 0, "<s>", "<pad>", "</s>", "<unk>");
        addPieces(vocabulary, 3);
        add(vocabulary, 0, "<mask>");
      }
      case CAMEMBERT -> {
        unigram.put("unk_id", 3);
        add(vocabulary, 0, "<s>NOTUSED", "<pad>", "</s>NOTUSED", "<unk>");
        add(vocabulary, UNLIKELY, "<unk>NOTUSED");
        addPieces(vocabulary, 1);
        add(vocabulary, 0, "<mask>");
      }
      default -> {
        unigram.put("unk_id", model.unknown());
        addPieces(vocabulary, 0);
      }
    }
    if (kind == TokenizerKind.T5) {
      for (int id = config.number("extra_ids", EXTRA_IDS, 0, 1 << 16) - 1; id >= 0; id--) {
        add(vocabulary, 0, "<extra_id_" + id + ">");
      }
    }
    return unigram;
  }

  private static void add(ArrayNode vocabulary, double score, String... pieces) {
    for (String piece : pieces) {
      vocabulary.addArray().add(piece).add(score);
    }
  }

  /** ALBERT never uses pieces of a digit and a comma. */
  private void addPieces(ArrayNode vocabulary, int from) {
    for (Piece piece :
        model.pieces().subList(Math.min(from, model.pieces().size()), model.pieces().size())) {
      boolean unlikely = kind == TokenizerKind.ALBERT && piece.text().matches("(?s).*\\d,");
      add(vocabulary, unlikely ? piece.score() + UNLIKELY : piece.score(), piece.text());
    }
  }

  private ObjectNode bytePair() {
    ObjectNode bpe = JSON.createObjectNode().put("type", "BPE");
    bpe.put("unk_token", model.pieces().get(model.unknown()).text());
    bpe.put("fuse_unk", true).put("byte_fallback", true);
    ObjectNode vocabulary = bpe.putObject("vocab");
    for (int id = 0; id < model.pieces().size(); id++) {
      vocabulary.put(model.pieces().get(id).text(), id);
    }
    ArrayNode merges = bpe.putArray("merges");
    SentencePieceMerges.of(model.pieces())
        .forEach(merge -> merges.addArray().add(merge.left()).add(merge.right()));
    return bpe;
  }

  private JsonNode normalizer() {
    ArrayNode steps = JSON.createArrayNode();
    switch (kind) {
      case ALBERT -> {
        steps.add(replace("String", "``", "\""));
        steps.add(replace("String", "''", "\""));
        if (!config.flag("keep_accents", false)) {
          steps.add(type("NFKD")).add(type("StripAccents"));
        }
        if (config.flag("do_lower_case", true)) {
          steps.add(type("Lowercase"));
        }
        addCharacterMap(steps);
        steps.add(replace("Regex", " {2,}", " "));
      }
      case DEBERTA_V2 -> {
        if (config.flag("do_lower_case", false)) {
          steps.add(type("Lowercase"));
        }
        steps.add(type("Strip"));
        addCharacterMap(steps);
        steps.add(replace("Regex", " {2,}", " "));
      }
      case T5 -> {
        addCharacterMap(steps);
        steps.add(type("Strip").put("strip_left", false)).add(replace("Regex", " {2,}", "▁"));
      }
      case LLAMA -> llamaNormalizer(steps);
      default -> addCharacterMap(steps);
    }
    ObjectNode sequence = type("Sequence");
    sequence.set("normalizers", steps);
    return sequence;
  }

  private void addCharacterMap(ArrayNode steps) {
    if (!model.characterMap().isEmpty()) {
      steps.add(type("Precompiled").put("precompiled_charsmap", model.characterMap()));
    }
  }

  private void llamaNormalizer(ArrayNode steps) {
    if (!legacy()) {
      return;
    }
    if (config.flag("add_prefix_space", true)) {
      steps.add(type("Prepend").put("prepend", "▁"));
    }
    steps.add(replace("String", " ", "▁"));
  }

  /** As it was before transformers parted text behind added tokens otherwise. */
  private boolean legacy() {
    return config.flag("legacy", true);
  }

  private JsonNode preTokenizer() {
    ObjectNode metaspace = type("Metaspace").put("replacement", "▁");
    metaspace.put("prepend_scheme", scheme());
    if (kind == TokenizerKind.LLAMA) {
      return legacy() ? JSON.nullNode() : metaspace.put("split", false);
    }
    ObjectNode sequence = type("Sequence");
    ArrayNode steps = sequence.putArray("pretokenizers");
    switch (kind) {
      case XLM_ROBERTA, CAMEMBERT, ALBERT -> steps.add(type("WhitespaceSplit"));
      case DEBERTA_V2 -> {
        if (config.flag("split_by_punct", false)) {
          steps.add(type("Punctuation"));
        }
      }
      default -> {
        // T5 has the one step only.
      }
    }
    steps.add(metaspace);
    return sequence;
  }

  private String scheme() {
    if (!config.flag("add_prefix_space", true)) {
      return "never";
    }
    return legacy() ? "always" : "first";
  }

  private JsonNode decoder() {
    if (kind != TokenizerKind.LLAMA) {
      return type("Metaspace").put("replacement", "▁").put("prepend_scheme", scheme());
    }
    ObjectNode sequence = type("Sequence");
    ArrayNode steps = sequence.putArray("decoders");
    steps.add(replace("String", "▁", " "));
    steps.add(type("ByteFallback")).add(type("Fuse"));
    if (config.flag("add_prefix_space", true)) {
      steps.add(type("Strip").put("content", " ").put("start", 1).put("stop", 0));
    }
    return sequence;
  }

  private static ObjectNode type(String name) {
    return JSON.createObjectNode().put("type", name);
  }

  private static ObjectNode replace(String kind, String pattern, String content) {
    ObjectNode replace = type("Replace").put("content", content);
    replace.putObject("pattern").put(kind, pattern);
    return replace;
  }
}
