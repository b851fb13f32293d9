package org.injerto.tokenizer.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.injerto.text.Message;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.piece.Vocabulary;

/** Makes the Unigram model that a part of {@code tokenizer.json} describes. */
final class UnigramReader {
  private UnigramReader() {}

  static Optional<ReadModel> read(Part part) {
    Part pieces = part.at("vocab");
    Set<String> tokens = new LinkedHashSet<>();
    double[] scores = new double[pieces.node().size()];
    List<Message> wrong = new ArrayList<>();
    for (JsonNode piece : pieces.node()) {
      double score = piece.path(1).doubleValue();
      boolean usable = piece.path(0).isTextual() && piece.path(1).isNumber();
      String token = piece.path(0).asText();
      if (usable && Double.isFinite(score) && !token.isEmpty() && tokens.add(token)) {
        scores[tokens.size() - 1] = score;
      } else {
        wrong.add(pieces.message(UnigramReader.class, "unigram.piece", piece));
      }
    }
    pieces.refuseAll(wrong);
    int unknown = unknown(part, pieces);
    if (!wrong.isEmpty() || tokens.isEmpty() || unknown >= tokens.size()) {
      return Optional.empty();
    }
    Vocabulary vocabulary = Vocabulary.of(List.copyOf(tokens));
    Unigram model = new Unigram(vocabulary, scores, unknown, part.flag("byte_fallback", false));
    return Optional.of(new ReadModel(vocabulary, model, OptionalInt.of(unknown)));
  }

  private static int unknown(Part part, Part pieces) {
    int size = pieces.node().size();
    if (!pieces.node().isArray() || size == 0) {
      pieces.refuse(UnigramReader.class, "vocabulary.empty");
      return 0;
    }
    return part.at("unk_id").number(0, 0, size - 1);
  }
}
