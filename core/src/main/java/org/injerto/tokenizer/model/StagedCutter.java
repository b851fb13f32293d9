package org.injerto.tokenizer.model;

import org.injerto.tokenizer.normalizer.Normalizer;
import org.injerto.tokenizer.piece.AddedToken;
import org.injerto.tokenizer.piece.AddedTokenFinder;
import org.injerto.tokenizer.piece.Columns;
import org.injerto.tokenizer.pretokenizer.PreTokenizer;
import org.injerto.tokenizer.text.AlignedText;

/**
 * Normalizes a text, finds added tokens in it, parts it into words and cuts those.
 *
 * @param added those that are looked for in the normalized text
 */
public record StagedCutter(
    Normalizer normalizer, AddedTokenFinder added, PreTokenizer preTokenizer, Model model)
    implements SegmentCutter {
  @Override
  public void cut(String text, int from, int to, WordCounter words, Columns columns) {
    AlignedText normalized = normalizer.normalize(AlignedText.of(text, from, to));
    added.find(
        normalized,
        0,
        normalized.length(),
        new AddedTokenFinder.Found() {
          @Override
          public void text(int start, int end) {
            preTokenizer.split(normalized, start, end, (part, a, b) -> word(part, a, b));
          }

          private void word(AlignedText part, int start, int end) {
            model.cut(part, start, end, words.current(), columns);
            words.next();
          }

          @Override
          public void token(AddedToken token, int start, int end) {
            String written = normalized.text(start, end);
            token.addTo(
                columns, normalized.start(start), normalized.end(end), words.current(), written);
            words.next();
          }
        });
  }
}
