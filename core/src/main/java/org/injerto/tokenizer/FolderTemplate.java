package org.injerto.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.injerto.tokenizer.SpecialTokens.Role;
import org.injerto.tokenizer.json.Part;

/** The post-processor that each kind of tokenizer has. */
final class FolderTemplate {
  private static final String FIRST = "A";
  private static final String SECOND = "B";

  private final TokenizerKind kind;
  private final Part config;
  private final TokenizerSettings settings;
  private final FolderTokens tokens;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  FolderTemplate(TokenizerKind kind, Part config, TokenizerSettings settings, FolderTokens tokens) {
    this.kind = kind;
    this.config = config;
    this.settings = settings;
    this.tokens = tokens;
  }

  JsonNode json() {
    switch (kind) {
      case BERT, ALBERT, DEBERTA_V2 -> pair("BertProcessing");
      case ROBERTA -> {
        pair("RobertaProcessing");
        json.put("trim_offsets", config.flag("trim_offsets", true));
        json.put("add_prefix_space", config.flag("add_prefix_space", false));
      }
      case GPT2 -> gpt2();
      case XLM_ROBERTA, CAMEMBERT -> {
        add("single", name(Role.BEGINNING), FIRST, name(Role.END));
        add(
            "pair",
            name(Role.BEGINNING),
            FIRST,
            name(Role.END),
            name(Role.END),
            SECOND,
            name(Role.END));
      }
      case T5 -> {
        add("single", FIRST, name(Role.END));
        add("pair", FIRST, name(Role.END), SECOND, name(Role.END));
      }
      case LLAMA -> llama();
    }
    return json;
  }

  private void pair(String type) {
    json.put("type", type);
    token("cls", Role.CLASSIFICATION);
    token("sep", Role.SEPARATOR);
  }

  private void token(String field, Role role) {
    json.putArray(field).add(name(role)).add(tokens.id(role).orElse(-1));
  }

  private void gpt2() {
    if (config.flag("add_bos_token", false)) {
      add("single", name(Role.BEGINNING), FIRST);
      add("pair", name(Role.BEGINNING), FIRST, SECOND + ":1");
    } else {
      json.put("type", "ByteLevel").put("trim_offsets", false);
    }
  }

  private void llama() {
    List<String> single = new ArrayList<>();
    List<String> second = new ArrayList<>();
    if (config.flag("add_bos_token", true)) {
      single.add(name(Role.BEGINNING));
      second.add(name(Role.BEGINNING) + ":1");
    }
    single.add(FIRST);
    second.add(SECOND + ":1");
    if (config.flag("add_eos_token", false)) {
      single.add(name(Role.END));
      second.add(name(Role.END) + ":1");
    }
    add("single", single.toArray(String[]::new));
    single.addAll(second);
    add("pair", single.toArray(String[]::new));
  }

  private String name(Role role) {
    return settings.names().name(role).orElse("");
  }

  /** A template; what ends in ":1" has type 1. */
  private void add(String field, String... slots) {
    json.put("type", "TemplateProcessing");
    ArrayNode list = json.putArray(field);
    for (String slot : slots) {
      int type = slot.endsWith(":1") ? 1 : 0;
      String id = type == 1 ? slot.substring(0, slot.length() - 2) : slot;
      boolean text = id.equals(FIRST) || id.equals(SECOND);
      list.addObject()
          .putObject(text ? "Sequence" : "SpecialToken")
          .put("id", id)
          .put("type_id", type);
      if (!text) {
        special(id);
      }
    }
  }

  private void special(String name) {
    ObjectNode special = json.withObject("/special_tokens").putObject(name);
    special.putArray("tokens").add(name);
    special
        .putArray("ids")
        .add(name.equals(name(Role.BEGINNING)) ? id(Role.BEGINNING) : id(Role.END));
  }

  private int id(Role role) {
    return tokens.id(role).orElse(-1);
  }
}
