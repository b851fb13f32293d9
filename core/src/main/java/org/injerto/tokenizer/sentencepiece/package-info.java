/** Models of sentencepiece, read without running any of it. Internal to the tokenizers. */
@NullMarked
package org.injerto.tokenizer.sentencepiece;

import org.jspecify.annotations.NullMarked;
