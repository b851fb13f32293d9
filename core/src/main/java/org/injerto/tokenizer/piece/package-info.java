/** Pieces: what a vocabulary has and what a text is cut into. */
@NullMarked
package org.injerto.tokenizer.piece;

import org.jspecify.annotations.NullMarked;
