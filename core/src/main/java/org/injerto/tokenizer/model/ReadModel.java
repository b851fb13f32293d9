package org.injerto.tokenizer.model;

import java.util.OptionalInt;
import org.injerto.tokenizer.piece.Vocabulary;

/**
 * A model as a file describes it.
 *
 * @param vocabulary its pieces, without added tokens
 * @param unknown the piece for what has none, if it has one
 */
public record ReadModel(Vocabulary vocabulary, Model model, OptionalInt unknown) {}
