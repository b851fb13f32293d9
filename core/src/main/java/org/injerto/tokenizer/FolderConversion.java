package org.injerto.tokenizer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.tokenizer.SpecialTokens.Role;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.sentencepiece.SentencePieceModel;

/** Makes a {@code tokenizer.json} of the files of a kind, as transformers converts them. */
final class FolderConversion {
  private final TokenizerKind kind;
  private final Path folder;
  private final TokenizerSettings settings;
  private final List<Message> problems = new ArrayList<>();
  private final Part config;

  FolderConversion(TokenizerKind kind, Path folder, TokenizerSettings settings) {
    this.kind = kind;
    this.folder = folder;
    this.settings = settings;
    this.config = Part.of(settings.config(), problems);
  }

  /**
   * @throws InvalidInputException if a file or a setting is wrong
   */
  ObjectNode json() throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (kind) {
      case BERT -> bert(json);
      case ROBERTA, GPT2 -> byteLevel(json);
      default -> sentencePiece(json);
    }
    FolderTokens tokens = FolderTokens.read(kind, folder, settings, json.path("model"));
    json.set("added_tokens", tokens.list(problems));
    refuseProblems();
    json.set("post_processor", new FolderTemplate(kind, config, settings, tokens).json());
    refuseProblems();
    return json;
  }

  private void bert(ObjectNode json) throws IOException {
    boolean lowerCase = config.flag("do_lower_case", true);
    ObjectNode normalizer = typed(json, "normalizer", "BertNormalizer");
    normalizer.put("handle_chinese_chars", config.flag("tokenize_chinese_chars", true));
    normalizer.put("strip_accents", config.flag("strip_accents", lowerCase));
    normalizer.put("lowercase", lowerCase);
    typed(json, "pre_tokenizer", "BertPreTokenizer");
    typed(json, "decoder", "WordPiece");
    ObjectNode model = typed(json, "model", "WordPiece");
    settings.names().name(Role.UNKNOWN).ifPresent(name -> model.put("unk_token", name));
    model.set("vocab", VocabularyFiles.lines(folder.resolve(kind.files().get(0))));
  }

  private void byteLevel(ObjectNode json) throws IOException {
    typed(json, "pre_tokenizer", "ByteLevel")
        .put("add_prefix_space", config.flag("add_prefix_space", false));
    typed(json, "decoder", "ByteLevel");
    ObjectNode model = typed(json, "model", "BPE");
    model.set("vocab", VocabularyFiles.pieces(folder.resolve(kind.files().get(0))));
    model.set("merges", VocabularyFiles.merges(folder.resolve(kind.files().get(1))));
  }

  private void sentencePiece(ObjectNode json) throws IOException {
    Path file = folder.resolve(kind.files().get(0));
    SentencePieceModel model = SentencePieceModel.read(file);
    if (model.isBytePair() != (kind == TokenizerKind.LLAMA)) {
      String found = model.isBytePair() ? "BPE" : "Unigram";
      problems.add(Message.of(FolderConversion.class, "model.kind", file.getFileName(), found));
      refuseProblems();
    }
    new SentencePieceConversion(kind, model, config).addTo(json);
  }

  private static ObjectNode typed(ObjectNode json, String name, String type) {
    return json.putObject(name).put("type", type);
  }

  private void refuseProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidInputException(
          Message.of(FolderConversion.class, "subject", folder), problems);
    }
  }
}
