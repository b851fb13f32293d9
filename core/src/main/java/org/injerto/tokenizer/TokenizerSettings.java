package org.injerto.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.injerto.text.InvalidInputException;
import org.injerto.text.JsonObjects;
import org.injerto.text.Message;
import org.injerto.tokenizer.SpecialTokens.Role;
import org.injerto.tokenizer.json.Part;

/**
 * What {@code tokenizer_config.json} and {@code special_tokens_map.json} say.
 *
 * @param names what the special tokens are called
 * @param config the first of the files, for what only some kinds of tokenizer ask
 * @param specialTokensMap the second one
 * @param modelMaxLength the most pieces of a text; absent if there is no limit
 */
record TokenizerSettings(
    SpecialTokenNames names,
    JsonNode config,
    JsonNode specialTokensMap,
    OptionalInt modelMaxLength) {
  static final String CONFIG = "tokenizer_config.json";
  static final String SPECIAL_TOKENS_MAP = "special_tokens_map.json";

  /**
   * Those of a folder; without the files nothing is set.
   *
   * @throws InvalidInputException if a setting is of a wrong type
   */
  static TokenizerSettings read(Path folder) throws IOException {
    List<Message> problems = new ArrayList<>();
    Part config = part(folder.resolve(CONFIG), problems);
    Part map = part(folder.resolve(SPECIAL_TOKENS_MAP), problems);
    TokenizerSettings settings =
        new TokenizerSettings(
            SpecialTokenNames.of(config, map),
            config.node(),
            map.node(),
            length(config.at("model_max_length")));
    if (!problems.isEmpty()) {
      throw new InvalidInputException(
          Message.of(TokenizerSettings.class, "subject", folder.resolve(CONFIG)), problems);
    }
    return settings;
  }

  /** The same, with these names where none is written. */
  TokenizerSettings or(Map<Role, String> names) {
    return new TokenizerSettings(this.names.or(names), config, specialTokensMap, modelMaxLength);
  }

  /** How the token of a role is found, if it is written as an object. */
  JsonNode flags(Role role) {
    return config.path(role.field()).isObject()
        ? config.path(role.field())
        : specialTokensMap.path(role.field());
  }

  private static Part part(Path file, List<Message> problems) throws IOException {
    return Part.of(
        Files.exists(file) ? JsonObjects.read(file) : JsonNodeFactory.instance.objectNode(),
        problems);
  }

  /** A number of pieces; Hugging Face writes 10^30 where there is no limit. */
  private static OptionalInt length(Part field) {
    if (field.isAbsent()) {
      return OptionalInt.empty();
    }
    if (!field.node().isNumber() || field.node().doubleValue() < 1) {
      field.refuseValue(field.shown(), "1, 2, …");
      return OptionalInt.empty();
    }
    return field.node().doubleValue() < Integer.MAX_VALUE
        ? OptionalInt.of(field.node().intValue())
        : OptionalInt.empty();
  }
}
