package org.injerto.tokenizer;

import org.injerto.tokenizer.decoder.Decoder;
import org.injerto.tokenizer.model.BertCutter;
import org.injerto.tokenizer.model.Model;
import org.injerto.tokenizer.model.SegmentCutter;
import org.injerto.tokenizer.model.StagedCutter;
import org.injerto.tokenizer.model.WordPiece;
import org.injerto.tokenizer.normalizer.BertNormalizer;
import org.injerto.tokenizer.normalizer.Normalizer;
import org.injerto.tokenizer.piece.AddedTokenFinder;
import org.injerto.tokenizer.piece.Vocabulary;
import org.injerto.tokenizer.pretokenizer.PreTokenizer;
import org.injerto.tokenizer.pretokenizer.PreTokenizers;

/**
 * What a tokenizer consists of.
 *
 * @param cutting what is done with the text between added tokens
 * @param vocabulary the pieces of the model and the added tokens
 */
record TokenizerParts(
    AddedTokens addedTokens,
    Cutting cutting,
    PostProcessor postProcessor,
    Decoder decoder,
    SpecialTokens specialTokens,
    Vocabulary vocabulary) {
  /** The three steps from a text to pieces. */
  record Cutting(Normalizer normalizer, PreTokenizer preTokenizer, Model model) {
    /** BERT's three steps are one walk; tokens in normalized text need them one by one. */
    SegmentCutter cutter(AddedTokenFinder finder) {
      return normalizer instanceof BertNormalizer bert
              && preTokenizer == PreTokenizers.BERT
              && model instanceof WordPiece wordPiece
              && finder.isEmpty()
          ? new BertCutter(bert, wordPiece.cutter())
          : new StagedCutter(normalizer, finder, preTokenizer, model);
    }
  }
}
