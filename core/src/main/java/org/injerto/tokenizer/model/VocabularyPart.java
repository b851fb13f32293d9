package org.injerto.tokenizer.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.text.Message;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.piece.Vocabulary;

/** Reads a vocabulary that is written as an object of pieces with their numbers. */
public final class VocabularyPart {
  private VocabularyPart() {}

  /** The vocabulary; absent if it is wrong: its numbers must be those from 0 on, each once. */
  public static Optional<Vocabulary> read(Part part) {
    if (!part.node().isObject() || part.node().isEmpty()) {
      part.refuse(VocabularyPart.class, "vocabulary.empty");
      return Optional.empty();
    }
    String[] tokens = new String[part.node().size()];
    List<Message> wrong = new ArrayList<>();
    for (Map.Entry<String, JsonNode> piece : part.node().properties()) {
      JsonNode id = piece.getValue();
      if (!id.isInt() || id.intValue() < 0 || id.intValue() >= tokens.length) {
        wrong.add(wrong(part, piece, tokens.length - 1));
      } else if (tokens[id.intValue()] == null) {
        tokens[id.intValue()] = piece.getKey();
      } else {
        wrong.add(wrong(part, piece, tokens.length - 1));
      }
    }
    part.refuseAll(wrong);
    return wrong.isEmpty() ? Optional.of(Vocabulary.of(Arrays.asList(tokens))) : Optional.empty();
  }

  private static Message wrong(Part part, Map.Entry<String, JsonNode> piece, int largest) {
    return part.message(VocabularyPart.class, "id", piece.getKey(), piece.getValue(), largest);
  }
}
