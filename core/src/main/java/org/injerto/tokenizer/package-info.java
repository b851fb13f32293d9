/** Text into pieces and ids, and back: equal to Hugging Face tokenizers. */
@NullMarked
package org.injerto.tokenizer;

import org.jspecify.annotations.NullMarked;
