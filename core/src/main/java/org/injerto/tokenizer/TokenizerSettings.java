package org.injerto.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * What {@code tokenizer_config.json} says, with the defaults of Hugging Face's {@code
 * BertTokenizer}.
 *
 * @param names what the special tokens are called
 * @param normalizer how a text is cleaned when there is only a vocabulary
 * @param modelMaxLength the most pieces of a text; absent if there is no limit
 */
record TokenizerSettings(Names names, BertNormalizer normalizer, OptionalInt modelMaxLength) {
  /** What the special tokens are called. */
  record Names(
      String classification, String separator, String padding, String unknown, String mask) {
    /** Their numbers; what the vocabulary lacks goes to {@code problems}, and 0 is given. */
    SpecialTokens in(Vocabulary vocabulary, List<Message> problems) {
      return new SpecialTokens(
          id(vocabulary, classification, problems),
          id(vocabulary, separator, problems),
          id(vocabulary, padding, problems),
          id(vocabulary, unknown, problems),
          id(vocabulary, mask, problems));
    }

    private static int id(Vocabulary vocabulary, String name, List<Message> problems) {
      OptionalInt id = vocabulary.id(name);
      if (id.isEmpty()) {
        problems.add(Message.of(TokenizerSettings.class, "special.missing", name));
      }
      return id.orElse(0);
    }
  }

  /**
   * @throws InvalidInputException if a setting is of a wrong type
   */
  static TokenizerSettings of(Path file, ObjectNode json) {
    Settings settings = new Settings(json, new ArrayList<>());
    boolean lowerCase = settings.flag("do_lower_case", true);
    TokenizerSettings read =
        new TokenizerSettings(
            new Names(
                settings.token("cls_token", "[CLS]"),
                settings.token("sep_token", "[SEP]"),
                settings.token("pad_token", "[PAD]"),
                settings.token("unk_token", "[UNK]"),
                settings.token("mask_token", "[MASK]")),
            new BertNormalizer(
                true,
                settings.flag("tokenize_chinese_chars", true),
                settings.flag("strip_accents", lowerCase),
                lowerCase),
            settings.length("model_max_length"));
    if (!settings.problems.isEmpty()) {
      throw new InvalidInputException(
          Message.of(TokenizerSettings.class, "subject", file), settings.problems);
    }
    return read;
  }

  /** The fields of the file; what is wrong is noted. */
  private record Settings(ObjectNode json, List<Message> problems) {
    boolean flag(String name, boolean absent) {
      JsonNode value = json.path(name);
      if (value.isMissingNode() || value.isNull()) {
        return absent;
      }
      if (!value.isBoolean()) {
        problems.add(wrong(name, value, "true | false"));
      }
      return value.asBoolean();
    }

    /** A token is a text, or an object that has it as its content. */
    String token(String name, String absent) {
      JsonNode value = json.path(name);
      JsonNode text = value.isObject() ? value.path("content") : value;
      if (value.isMissingNode() || value.isNull()) {
        return absent;
      }
      if (!text.isTextual() || text.textValue().isEmpty()) {
        problems.add(wrong(name, value, '"' + absent + '"'));
      }
      return text.asText();
    }

    /** A number of pieces; Hugging Face writes 10^30 where there is no limit. */
    OptionalInt length(String name) {
      JsonNode value = json.path(name);
      if (value.isMissingNode() || value.isNull()) {
        return OptionalInt.empty();
      }
      if (!value.isNumber() || value.doubleValue() < 1) {
        problems.add(wrong(name, value, "1, 2, …"));
        return OptionalInt.empty();
      }
      return value.doubleValue() < Integer.MAX_VALUE
          ? OptionalInt.of(value.intValue())
          : OptionalInt.empty();
    }

    private static Message wrong(String name, JsonNode value, String expected) {
      return Message.of(TokenizerSettings.class, "field", name, value, expected);
    }
  }
}
