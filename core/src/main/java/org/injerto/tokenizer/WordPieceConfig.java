package org.injerto.tokenizer;

/**
 * What one WordPiece tokenizer has different from another.
 *
 * @param prefix what marks a piece that does not begin a word
 * @param longestWord the most characters of a word that is cut into pieces
 * @param cleanup whether decoding takes the space away before English punctuation
 */
record WordPieceConfig(
    BertNormalizer normalizer, String prefix, int longestWord, boolean cleanup) {}
