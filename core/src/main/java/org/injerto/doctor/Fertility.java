package org.injerto.doctor;

import java.util.List;
import org.injerto.tokenizer.EncodingOptions;
import org.injerto.tokenizer.Tokenizer;

/**
 * How finely a tokenizer cuts Spanish (Rust et al. 2021, "How Good is Your Tokenizer?", section
 * 3.1): the finer, the longer a text is for the model and the less each piece means.
 *
 * @param words of the sample, as blanks part them
 * @param pieces that they are cut into
 * @param unknown how many of these stand for what the vocabulary lacks
 */
public record Fertility(int words, int pieces, int unknown) {
  /** Figures to compare with, on the same sample. */
  public enum Reference {
    /** The 31,002 cased pieces of BETO (Cañete et al. 2020). */
    BETO("BETO", 1.21),
    /** The 16,000 cased pieces of the model inside. */
    ES_MINI("es-mini", 1.31);

    private final String modelName;
    private final double piecesPerWord;

    Reference(String modelName, double piecesPerWord) {
      this.modelName = modelName;
      this.piecesPerWord = piecesPerWord;
    }

    /** What the model is called. */
    public String modelName() {
      return modelName;
    }

    /** Pieces a word of the sample. */
    public double piecesPerWord() {
      return piecesPerWord;
    }
  }

  static Fertility of(Tokenizer tokenizer) {
    return of(tokenizer, SpanishSample.SENTENCES);
  }

  static Fertility of(Tokenizer tokenizer, List<String> texts) {
    int words = 0;
    int pieces = 0;
    int unknown = 0;
    for (String text : texts) {
      words += text.split("\\s+").length;
      pieces += tokenizer.encode(text, EncodingOptions.PLAIN).length();
      unknown += RoundTrip.of(text, tokenizer).unknown().size();
    }
    return new Fertility(words, pieces, unknown);
  }

  /** Pieces a word, 1 at best. */
  public double piecesPerWord() {
    return (double) pieces / words;
  }

  /** The share of the pieces that stand for what the vocabulary lacks, from 0 (best) to 1. */
  public double unknownShare() {
    return (double) unknown / pieces;
  }
}
