package org.injerto.tokenizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.injerto.text.InvalidInputException;
import org.injerto.text.JsonObjects;
import org.injerto.text.Message;

/** Reads {@code vocab.txt}, {@code vocab.json} and {@code merges.txt}. */
final class VocabularyFiles {
  private static final String VERSION = "#version";

  private VocabularyFiles() {}

  /** Pieces, one a line and numbered from 0, as an object of pieces with their numbers. */
  static ObjectNode lines(Path file) throws IOException {
    List<String> lines = read(file);
    refuse(file, wrongPieces(lines));
    ObjectNode pieces = JsonNodeFactory.instance.objectNode();
    for (int id = 0; id < lines.size(); id++) {
      pieces.put(lines.get(id), id);
    }
    return pieces;
  }

  private static List<Message> wrongPieces(List<String> lines) {
    List<Message> problems = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int line = 1; line <= lines.size(); line++) {
      String token = lines.get(line - 1);
      Integer before = seen.putIfAbsent(token, line);
      if (token.isEmpty()) {
        problems.add(Message.of(VocabularyFiles.class, "line.empty", line));
      } else if (before != null) {
        problems.add(Message.of(VocabularyFiles.class, "line.twice", line, token, before));
      }
    }
    return problems;
  }

  /** An object of pieces with their numbers. */
  static ObjectNode pieces(Path file) throws IOException {
    return JsonObjects.read(file);
  }

  /** Merges, one a line: two pieces with a space between. The first line can be a version. */
  static ArrayNode merges(Path file) throws IOException {
    List<String> lines = read(file);
    ArrayNode merges = JsonNodeFactory.instance.arrayNode();
    List<Message> problems = new ArrayList<>();
    for (int line = 1; line <= lines.size(); line++) {
      String merge = lines.get(line - 1);
      if ((line == 1 && merge.startsWith(VERSION)) || merge.isEmpty()) {
        continue;
      }
      if (merge.split(" ", -1).length != 2) {
        problems.add(Message.of(VocabularyFiles.class, "line.merge", line, merge));
      }
      merges.add(merge);
    }
    refuse(file, problems);
    return merges;
  }

  private static List<String> read(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw invalid(file, List.of(Message.of(VocabularyFiles.class, "encoding")));
    }
  }

  private static void refuse(Path file, List<Message> problems) {
    if (!problems.isEmpty()) {
      throw invalid(file, problems);
    }
  }

  private static InvalidInputException invalid(Path file, List<Message> problems) {
    return new InvalidInputException(Message.of(VocabularyFiles.class, "subject", file), problems);
  }
}
