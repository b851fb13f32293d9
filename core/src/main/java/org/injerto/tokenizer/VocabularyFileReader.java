package org.injerto.tokenizer;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** Reads {@code vocab.txt}: a piece a line, numbered from 0. */
final class VocabularyFileReader {
  private static final int LONGEST_WORD = 100;

  private final Path file;
  private final TokenizerSettings settings;
  private final List<Message> problems = new ArrayList<>();

  VocabularyFileReader(Path file, TokenizerSettings settings) {
    this.file = file;
    this.settings = settings;
  }

  WordPiece read() throws IOException {
    List<String> lines = lines();
    check(lines);
    refuseProblems();
    Vocabulary vocabulary = Vocabulary.of(lines);
    SpecialTokens specialTokens = settings.names().in(vocabulary, problems);
    refuseProblems();
    WordPieceConfig config =
        new WordPieceConfig(settings.normalizer(), WordPiece.PREFIX, LONGEST_WORD, true);
    return new WordPiece(vocabulary, specialTokens, config);
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
