package org.injerto.tokenizer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.tokenizer.TokenizerParts.Cutting;
import org.injerto.tokenizer.decoder.Decoder;
import org.injerto.tokenizer.decoder.DecoderReader;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.model.ModelReader;
import org.injerto.tokenizer.model.ReadModel;
import org.injerto.tokenizer.normalizer.Normalizer;
import org.injerto.tokenizer.normalizer.NormalizerReader;
import org.injerto.tokenizer.piece.Vocabulary;
import org.injerto.tokenizer.pretokenizer.PreTokenizer;
import org.injerto.tokenizer.pretokenizer.PreTokenizerReader;

/**
 * Reads {@code tokenizer.json}. A part that is not known is refused by name and never approximated.
 */
final class TokenizerJsonReader {
  private final Path file;
  private final ObjectNode json;
  private final TokenizerSettings settings;
  private final List<Message> problems = new ArrayList<>();

  /**
   * @param file where the parts come from, for messages
   */
  TokenizerJsonReader(Path file, ObjectNode json, TokenizerSettings settings) {
    this.file = file;
    this.json = json;
    this.settings = settings;
  }

  Tokenizer read() {
    Part root = Part.of(json, problems);
    Normalizer normalizer = NormalizerReader.read(root.at("normalizer"));
    PreTokenizer preTokenizer = PreTokenizerReader.read(root.at("pre_tokenizer"));
    Optional<ReadModel> model = ModelReader.read(root.at("model"), preTokenizer.spellsBytes());
    Decoder decoder = DecoderReader.read(root.at("decoder"));
    refuseProblems();
    AddedTokensReader added =
        AddedTokensReader.read(root.at("added_tokens"), model.orElseThrow().vocabulary());
    refuseProblems();
    Vocabulary vocabulary = added.vocabulary();
    PostProcessor postProcessor = PostProcessorReader.read(root.at("post_processor"), vocabulary);
    SpecialTokens special =
        settings.names().in(vocabulary, added.special(), model.get().unknown(), problems);
    refuseProblems();
    return new Tokenizer(
        new TokenizerParts(
            new AddedTokens(added.entries(), normalizer),
            new Cutting(normalizer, preTokenizer, model.get().model()),
            postProcessor,
            decoder,
            special,
            vocabulary));
  }

  private void refuseProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidInputException(
          Message.of(TokenizerJsonReader.class, "subject", file), problems);
    }
  }
}
