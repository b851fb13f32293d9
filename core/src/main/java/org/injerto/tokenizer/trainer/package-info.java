/** Vocabularies learned from texts, as Hugging Face tokenizers learns them. */
@NullMarked
package org.injerto.tokenizer.trainer;

import org.jspecify.annotations.NullMarked;
