package org.injerto.tokenizer.decoder;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins pieces to a text as Hugging Face's WordPiece decoder does.
 *
 * @param prefix what marks a piece that does not begin a word
 * @param cleanup whether the space before English punctuation and contractions is taken away
 */
record WordPieceDecoder(String prefix, boolean cleanup) implements Decoder {
  /** What is replaced piece by piece, in this order. */
  private static final String[][] CLEANED = {
    {" .", "."},
    {" ?", "?"},
    {" !", "!"},
    {" ,", ","},
    {" ' ", "'"},
    {" n't", "n't"},
    {" 'm", "'m"},
    {" do not", " don't"},
    {" 's", "'s"},
    {" 've", "'ve"},
    {" 're", "'re"}
  };

  @Override
  public List<String> decode(List<String> pieces) {
    List<String> texts = new ArrayList<>(pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      String piece = i == 0 ? pieces.get(i) : joint(pieces.get(i));
      texts.add(cleanup ? cleaned(piece) : piece);
    }
    return texts;
  }

  private String joint(String piece) {
    return piece.startsWith(prefix) ? piece.substring(prefix.length()) : " " + piece;
  }

  private static String cleaned(String piece) {
    String cleaned = piece;
    for (String[] pair : CLEANED) {
      cleaned = cleaned.replace(pair[0], pair[1]);
    }
    return cleaned;
  }
}
