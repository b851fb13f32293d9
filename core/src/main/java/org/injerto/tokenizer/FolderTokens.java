package org.injerto.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.injerto.text.JsonObjects;
import org.injerto.text.Message;
import org.injerto.tokenizer.SpecialTokens.Role;

/**
 * The added tokens of a folder without {@code tokenizer.json}: those with a role, those of {@code
 * additional_special_tokens}, of {@code added_tokens.json} and of {@code added_tokens_decoder}.
 */
final class FolderTokens {
  private static final String ADDED = "added_tokens.json";

  private final TokenizerKind kind;
  private final TokenizerSettings settings;
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, ObjectNode> tokens = new LinkedHashMap<>();

  private FolderTokens(TokenizerKind kind, TokenizerSettings settings) {
    this.kind = kind;
    this.settings = settings;
  }

  /**
   * @param model the model's part of {@code tokenizer.json}
   */
  static FolderTokens read(
      TokenizerKind kind, Path folder, TokenizerSettings settings, JsonNode model)
      throws IOException {
    FolderTokens found = new FolderTokens(kind, settings);
    found.number(model.path("vocab"));
    Path added = folder.resolve(ADDED);
    if (Files.exists(added)) {
      found.readAdded(JsonObjects.read(added));
    }
    found.readDecoder(settings.config().path("added_tokens_decoder"));
    found.readRoles();
    found.readAdditional(settings.config().path("additional_special_tokens"));
    found.numberMask();
    return found;
  }

  /** DeBERTa's models of sentencepiece have no mask: it comes behind the pieces. */
  private void numberMask() {
    if (kind == TokenizerKind.DEBERTA_V2) {
      settings.names().name(Role.MASK).ifPresent(name -> ids.putIfAbsent(name, ids.size()));
    }
  }

  private void number(JsonNode vocabulary) {
    if (vocabulary.isObject()) {
      vocabulary.properties().forEach(e -> ids.put(e.getKey(), e.getValue().asInt(-1)));
    } else {
      vocabulary.forEach(piece -> ids.put(piece.path(0).asText(), ids.size()));
    }
  }

  /** An object of tokens with their numbers. */
  private void readAdded(ObjectNode added) {
    added
        .properties()
        .forEach(
            entry -> {
              ids.putIfAbsent(entry.getKey(), entry.getValue().asInt(-1));
              add(entry.getKey(), false, JsonNodeFactory.instance.objectNode());
            });
  }

  /** An object of numbers with their tokens. */
  private void readDecoder(JsonNode decoder) {
    decoder
        .properties()
        .forEach(
            entry -> {
              String content = entry.getValue().path("content").asText();
              if (entry.getKey().matches("\\d{1,9}")) {
                ids.putIfAbsent(content, Integer.parseInt(entry.getKey()));
              }
              add(content, false, entry.getValue());
            });
  }

  private void readRoles() {
    for (Role role : Role.values()) {
      settings
          .names()
          .name(role)
          .filter(name -> settings.config().path("added_tokens_decoder").isMissingNode())
          .ifPresent(name -> add(name, true, settings.flags(role)));
    }
    boolean swallows =
        switch (kind) {
          case ROBERTA, XLM_ROBERTA, CAMEMBERT, ALBERT -> true;
          default -> false;
        };
    settings
        .names()
        .name(Role.MASK)
        .map(tokens::get)
        .filter(mask -> swallows && !mask.has("lstrip"))
        .ifPresent(mask -> mask.put("lstrip", true));
  }

  private void readAdditional(JsonNode additional) {
    for (JsonNode token : additional) {
      add(token.isTextual() ? token.textValue() : token.path("content").asText(), true, token);
    }
  }

  private void add(String content, boolean special, JsonNode flags) {
    ObjectNode token =
        tokens.computeIfAbsent(
            content, text -> JsonNodeFactory.instance.objectNode().put("content", text));
    for (String flag : List.of("lstrip", "rstrip", "single_word", "normalized", "special")) {
      if (flags.has(flag)) {
        token.set(flag, flags.path(flag));
      }
    }
    if (special) {
      token.put("special", true);
    }
  }

  /** The list of {@code tokenizer.json}; roles whose token has no number become problems. */
  ArrayNode list(List<Message> problems) {
    Arrays.stream(Role.values())
        .flatMap(role -> settings.names().name(role).stream())
        .filter(name -> !ids.containsKey(name))
        .distinct()
        .forEach(name -> problems.add(Message.of(FolderTokens.class, "special.missing", name)));
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    tokens.forEach(
        (content, token) -> list.add(token.put("id", ids.getOrDefault(content, ids.size()))));
    return list;
  }

  /** The number of a role's token. */
  OptionalInt id(Role role) {
    return settings
        .names()
        .name(role)
        .map(ids::get)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }
}
