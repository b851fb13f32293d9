package org.injerto.tokenizer;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.tokenizer.AddedTokens.Entry;
import org.injerto.tokenizer.SpecialTokens.Role;
import org.injerto.tokenizer.TokenizerParts.Cutting;
import org.injerto.tokenizer.decoder.Decoders;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.model.PieceCutter;
import org.injerto.tokenizer.model.WordPiece;
import org.injerto.tokenizer.normalizer.BertNormalizer;
import org.injerto.tokenizer.normalizer.Normalizer;
import org.injerto.tokenizer.piece.AddedToken;
import org.injerto.tokenizer.piece.Vocabulary;
import org.injerto.tokenizer.pretokenizer.PreTokenizers;

/** Reads {@code vocab.txt}: a piece a line, numbered from 0. */
final class VocabularyFileReader {
  private static final int LONGEST_WORD = 100;
  private static final String PREFIX = "##";
  private static final Map<Role, String> NAMES =
      Map.of(
          Role.CLASSIFICATION, "[CLS]",
          Role.SEPARATOR, "[SEP]",
          Role.PADDING, "[PAD]",
          Role.UNKNOWN, "[UNK]",
          Role.MASK, "[MASK]");

  private final Path file;
  private final TokenizerSettings settings;
  private final List<Message> problems = new ArrayList<>();

  VocabularyFileReader(Path file, TokenizerSettings settings) {
    this.file = file;
    this.settings = settings;
  }

  Tokenizer read() throws IOException {
    List<String> lines = lines();
    check(lines);
    refuseProblems();
    Vocabulary vocabulary = Vocabulary.of(lines);
    Part config = Part.of(settings.config(), problems);
    SpecialTokens special =
        settings.names().or(NAMES).in(vocabulary, Set.of(), OptionalInt.empty(), problems);
    Normalizer normalizer = normalizer(config);
    refuseProblems();
    PieceCutter cutter =
        new PieceCutter(vocabulary, PREFIX, special.unknown().orElseThrow(), LONGEST_WORD);
    Template template =
        Template.bert(
            special.id(Role.CLASSIFICATION).orElseThrow(),
            special.id(Role.SEPARATOR).orElseThrow());
    return new Tokenizer(
        new TokenizerParts(
            new AddedTokens(entries(vocabulary, special), normalizer),
            new Cutting(normalizer, PreTokenizers.BERT, new WordPiece(cutter)),
            PostProcessor.of(template),
            Decoders.wordPiece(PREFIX),
            special,
            vocabulary));
  }

  private static Normalizer normalizer(Part config) {
    boolean lowerCase = config.flag("do_lower_case", true);
    return new BertNormalizer(
        true,
        config.flag("tokenize_chinese_chars", true),
        config.flag("strip_accents", lowerCase),
        lowerCase);
  }

  private static List<Entry> entries(Vocabulary vocabulary, SpecialTokens special) {
    return special.all().stream()
        .map(id -> new AddedToken(vocabulary.token(id), id, false, false, false, true))
        .map(token -> new Entry(token, false))
        .toList();
  }

  private List<String> lines() throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      problems.add(Message.of(VocabularyFileReader.class, "encoding"));
      throw invalid();
    }
  }

  private void check(List<String> lines) {
    Map<String, Integer> seen = new HashMap<>();
    for (int line = 1; line <= lines.size(); line++) {
      String token = lines.get(line - 1);
      Integer before = seen.putIfAbsent(token, line);
      if (token.isEmpty()) {
        problems.add(Message.of(VocabularyFileReader.class, "line.empty", line));
      } else if (before != null) {
        problems.add(Message.of(VocabularyFileReader.class, "line.twice", line, token, before));
      }
    }
  }

  private void refuseProblems() {
    if (!problems.isEmpty()) {
      throw invalid();
    }
  }

  private InvalidInputException invalid() {
    return new InvalidInputException(
        Message.of(VocabularyFileReader.class, "subject", file), problems);
  }
}
