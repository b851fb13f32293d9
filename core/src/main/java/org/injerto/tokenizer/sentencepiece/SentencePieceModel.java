package org.injerto.tokenizer.sentencepiece;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * A model as sentencepiece writes it ({@code sentencepiece_model.proto}): its pieces and its map of
 * characters.
 *
 * @param pieces in the order of their numbers
 * @param isBytePair whether it is BPE; else Unigram
 * @param unknown the number of the unknown piece
 * @param characterMap the map of characters in Base64; empty if there is none
 */
public record SentencePieceModel(
    List<Piece> pieces, boolean isBytePair, int unknown, String characterMap) {
  private static final long LARGEST = 64 << 20;
  private static final int UNIGRAM = 1;
  private static final int BYTE_PAIR = 2;
  private static final int UNKNOWN_KIND = 2;

  public SentencePieceModel {
    pieces = List.copyOf(pieces);
  }

  /**
   * A piece.
   *
   * @param score the logarithm of its probability in Unigram; in BPE the higher, the earlier merged
   */
  public record Piece(String text, double score) {}

  /**
   * Reads a file.
   *
   * @throws InvalidInputException if it is larger than 64 MiB or no such model
   */
  public static SentencePieceModel read(Path file) throws IOException {
    Message subject = Message.of(SentencePieceModel.class, "subject", file);
    if (Files.size(file) > LARGEST) {
      throw new InvalidInputException(
          subject,
          List.of(Message.of(SentencePieceModel.class, "large", Files.size(file), LARGEST)));
    }
    Parsing parsing = new Parsing();
    parsing.model(ProtobufReader.of(file, Files.readAllBytes(file)));
    parsing.check();
    if (!parsing.problems.isEmpty()) {
      throw new InvalidInputException(subject, parsing.problems);
    }
    return parsing.done();
  }

  /** What was read so far. */
  private static final class Parsing {
    private static final int MOST_NAMED = 10;

    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Message> problems = new ArrayList<>();
    private String characterMap = "";
    private long kind = UNIGRAM;
    private int unknown = -1;

    void model(ProtobufReader in) {
      while (in.hasNext()) {
        switch (in.field()) {
          case 1 -> piece(in.message());
          case 2 -> trainer(in.message());
          case 3 -> normalizer(in.message());
          default -> in.skip();
        }
      }
    }

    private void piece(ProtobufReader in) {
      String text = "";
      float score = 0;
      long type = 1;
      while (in.hasNext()) {
        switch (in.field()) {
          case 1 -> text = in.text();
          case 2 -> score = in.fraction();
          case 3 -> type = in.number();
          default -> in.skip();
        }
      }
      if (type == UNKNOWN_KIND && unknown < 0) {
        unknown = pieces.size();
      }
      add(text, score);
    }

    private void add(String text, float score) {
      Integer before = numbers.putIfAbsent(text, pieces.size());
      if (text.isEmpty() || before != null || !Float.isFinite(score)) {
        problem("piece", pieces.size(), text, score);
      }
      pieces.add(new Piece(text, score));
    }

    private void problem(String key, Object... arguments) {
      if (problems.size() < MOST_NAMED) {
        problems.add(Message.of(SentencePieceModel.class, key, arguments));
      }
    }

    private void trainer(ProtobufReader in) {
      while (in.hasNext()) {
        if (in.field() == 3) {
          kind = in.number();
        } else {
          in.skip();
        }
      }
    }

    private void normalizer(ProtobufReader in) {
      while (in.hasNext()) {
        if (in.field() == 2) {
          characterMap = Base64.getEncoder().encodeToString(in.bytes());
        } else {
          in.skip();
        }
      }
    }

    void check() {
      if (kind != UNIGRAM && kind != BYTE_PAIR) {
        problem("kind", kind);
      }
      if (pieces.isEmpty()) {
        problem("empty");
      } else if (unknown < 0) {
        problem("unknown");
      }
    }

    SentencePieceModel done() {
      return new SentencePieceModel(pieces, kind == BYTE_PAIR, unknown, characterMap);
    }
  }
}
