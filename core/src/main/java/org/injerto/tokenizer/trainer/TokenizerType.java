package org.injerto.tokenizer.trainer;

/** The kinds of tokenizers that can be learned. */
public enum TokenizerType {
  /** BERT's: words, and pieces of them of which the later ones begin with ##. */
  WORDPIECE,
  /** RoBERTa's: pairs of bytes merged; no text is unknown to it. */
  BYTE_BPE,
  /** That of XLM-RoBERTa, ALBERT and T5: the most probable pieces. */
  UNIGRAM
}
