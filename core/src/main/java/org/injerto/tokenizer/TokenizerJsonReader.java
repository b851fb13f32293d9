package org.injerto.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.injerto.text.InvalidInputException;
import org.injerto.text.JsonObjects;
import org.injerto.text.Message;

/**
 * Reads {@code tokenizer.json} of a WordPiece tokenizer. A part that is not known is refused by
 * name and never approximated.
 */
final class TokenizerJsonReader {
  private final Path file;
  private final TokenizerSettings settings;
  private final List<Message> problems = new ArrayList<>();

  TokenizerJsonReader(Path file, TokenizerSettings settings) {
    this.file = file;
    this.settings = settings;
  }

  WordPiece read() throws IOException {
    ObjectNode json = JsonObjects.read(file);
    JsonNode model = part(json, "model", "WordPiece");
    BertNormalizer normalizer = normalizer(part(json, "normalizer", "BertNormalizer"));
    part(json, "pre_tokenizer", "BertPreTokenizer");
    JsonNode decoder = part(json, "decoder", "WordPiece");
    refuseProblems();
    Vocabulary vocabulary = vocabulary(model.path("vocab"));
    SpecialTokens specialTokens = specialTokens(vocabulary, model);
    addedTokens(json.path("added_tokens"), vocabulary, specialTokens);
    template(json.path("post_processor"), vocabulary, specialTokens);
    refuseProblems();
    return new WordPiece(vocabulary, specialTokens, config(model, normalizer, decoder));
  }

  private static WordPieceConfig config(
      JsonNode model, BertNormalizer normalizer, JsonNode decoder) {
    return new WordPieceConfig(
        normalizer,
        model.path("continuing_subword_prefix").asText(WordPiece.PREFIX),
        model.path("max_input_chars_per_word").asInt(100),
        decoder.path("cleanup").asBoolean(true));
  }

  private JsonNode part(ObjectNode json, String name, String expected) {
    JsonNode part = json.path(name);
    String type = part.path("type").asText(part.isObject() ? expected : String.valueOf(part));
    if (!type.equals(expected)) {
      problems.add(message("part", name, type, expected));
    }
    return part;
  }

  private static BertNormalizer normalizer(JsonNode part) {
    boolean lowerCase = part.path("lowercase").asBoolean(true);
    return new BertNormalizer(
        part.path("clean_text").asBoolean(true),
        part.path("handle_chinese_chars").asBoolean(true),
        part.path("strip_accents").isBoolean()
            ? part.path("strip_accents").booleanValue()
            : lowerCase,
        lowerCase);
  }

  private Vocabulary vocabulary(JsonNode pieces) {
    String[] tokens = new String[pieces.size()];
    pieces
        .properties()
        .forEach(
            piece -> {
              int id = piece.getValue().isInt() ? piece.getValue().intValue() : -1;
              if (id < 0 || id >= tokens.length || tokens[id] != null) {
                problems.add(message("id", piece.getKey(), piece.getValue(), tokens.length - 1));
              } else {
                tokens[id] = piece.getKey();
              }
            });
    if (tokens.length == 0) {
      problems.add(message("vocabulary.empty"));
    }
    refuseProblems();
    return Vocabulary.of(Arrays.asList(tokens));
  }

  private SpecialTokens specialTokens(Vocabulary vocabulary, JsonNode model) {
    TokenizerSettings.Names names = settings.names();
    String unknown = model.path("unk_token").asText(names.unknown());
    SpecialTokens tokens =
        new TokenizerSettings.Names(
                names.classification(), names.separator(), names.padding(), unknown, names.mask())
            .in(vocabulary, problems);
    refuseProblems();
    return tokens;
  }

  /** Tokens that are found in the text as they stand: only the special ones are known here. */
  private void addedTokens(JsonNode tokens, Vocabulary vocabulary, SpecialTokens specialTokens) {
    for (JsonNode token : tokens) {
      String content = token.path("content").asText();
      int id = token.path("id").asInt(-1);
      if (!specialTokens.all().contains(id) || !vocabulary.token(id).equals(content)) {
        problems.add(message("added", content, id));
      }
      for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized")) {
        if (token.path(flag).asBoolean(false)) {
          problems.add(message("added.flag", content, flag));
        }
      }
    }
  }

  /** The template must be BERT's; the older form of it names only the two tokens. */
  private void template(JsonNode part, Vocabulary vocabulary, SpecialTokens tokens) {
    String first = vocabulary.token(tokens.classification());
    String last = vocabulary.token(tokens.separator());
    String expected = first + "/0 A/0 " + last + "/0 B/1 " + last + "/1";
    String found =
        switch (part.path("type").asText()) {
          case "TemplateProcessing" -> template(part.path("pair"));
          case "BertProcessing" -> bertTemplate(part);
          default -> part.path("type").asText(String.valueOf(part));
        };
    if (!found.equals(expected)) {
      problems.add(message("part", "post_processor", found, expected));
    }
  }

  private static String template(JsonNode pieces) {
    List<String> written = new ArrayList<>();
    for (JsonNode piece : pieces) {
      JsonNode what = piece.elements().hasNext() ? piece.elements().next() : piece;
      written.add(what.path("id").asText() + "/" + what.path("type_id").asInt());
    }
    return String.join(" ", written);
  }

  private static String bertTemplate(JsonNode part) {
    String first = part.path("cls").path(0).asText();
    String last = part.path("sep").path(0).asText();
    return first + "/0 A/0 " + last + "/0 B/1 " + last + "/1";
  }

  private void refuseProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidInputException(message("subject", file), problems);
    }
  }

  private static Message message(String key, Object... arguments) {
    return Message.of(TokenizerJsonReader.class, key, arguments);
  }
}
