package org.injerto.tokenizer.pretokenizer;

import org.injerto.tokenizer.text.CharacterKind;

/** The pre-tokenizers that the well-known models have. */
public final class PreTokenizers {
  /** What sentencepiece writes for a space. */
  public static final char MARK = '\u2581';

  /** BERT's: words at white space, and every punctuation mark a word. */
  public static final PreTokenizer BERT =
      new PreTokenizerSequence(
          Split.at(CharacterKind::isSpace, Behavior.REMOVED),
          Split.at(CharacterKind::isPunctuation, Behavior.ISOLATED));

  /** XLM-R's: "▁" before every word at white space, which it does not stand for. */
  public static final PreTokenizer XLM_ROBERTA =
      new PreTokenizerSequence(Split.at(CharacterKind::isSpace, Behavior.REMOVED), metaspace());

  private PreTokenizers() {}

  /** That of GPT-2 and RoBERTa. */
  public static PreTokenizer byteLevel(boolean addsPrefixSpace) {
    return new ByteLevel(addsPrefixSpace, true);
  }

  /** sentencepiece's: "▁" before every word. */
  public static PreTokenizer metaspace() {
    return new Metaspace(MARK, Metaspace.Prepends.ALWAYS, true);
  }
}
