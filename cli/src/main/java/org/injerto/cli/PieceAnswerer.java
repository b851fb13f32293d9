package org.injerto.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.injerto.pipeline.TextReader;
import org.injerto.text.Span;
import org.injerto.tokenizer.Encoding;
import org.injerto.tokenizer.EncodingOptions;
import org.injerto.tokenizer.Tokenizer;
import org.injerto.tokenizer.Truncation;

/** Says of a text into which pieces it is cut, with the special ones around it. */
record PieceAnswerer(Tokenizer tokenizer, TextReader reader, Offsets offsets) implements Answerer {
  /** What places are counted in. */
  enum Offsets {
    /** Code units, as Java, JavaScript and Windows count. */
    UTF16,
    /** Whole characters, as Python counts. */
    CODEPOINTS
  }

  /**
   * What is written of a text.
   *
   * @param truncated whether pieces were left out behind; not written if none were
   */
  record Pieces(
      List<Integer> ids,
      List<String> tokens,
      List<List<Integer>> offsets,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean truncated) {
    Pieces {
      ids = List.copyOf(ids);
      tokens = List.copyOf(tokens);
      offsets = List.copyOf(offsets);
    }
  }

  @Override
  public List<Answer> answer(List<String> texts) {
    return texts.stream().<Answer>map(text -> new Answer.Given(pieces(text))).toList();
  }

  private Pieces pieces(String text) {
    Encoding encoding =
        tokenizer.encode(text, EncodingOptions.DEFAULT.with(Truncation.to(reader.maxLength())));
    int[] counted = counted(text);
    List<Integer> ids = new ArrayList<>();
    List<List<Integer>> places = new ArrayList<>();
    for (int piece = 0; piece < encoding.length(); piece++) {
      Span place = encoding.offset(piece);
      ids.add(encoding.id(piece));
      places.add(List.of(counted[place.start()], counted[place.end()]));
    }
    boolean truncated = !encoding.overflowing().isEmpty();
    return new Pieces(ids, tokenizer.tokens(encoding), places, truncated);
  }

  /** What is before each place of a text, in what places are counted in. */
  private int[] counted(String text) {
    int[] before = new int[text.length() + 1];
    for (int at = 0; at < text.length(); at++) {
      boolean half = Character.isLowSurrogate(text.charAt(at));
      before[at + 1] = before[at] + (half && offsets == Offsets.CODEPOINTS ? 0 : 1);
    }
    return before;
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
