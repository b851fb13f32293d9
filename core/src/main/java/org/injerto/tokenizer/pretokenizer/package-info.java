/** How a text is parted into the words that a model cuts. Internal to the tokenizers. */
@NullMarked
package org.injerto.tokenizer.pretokenizer;

import org.jspecify.annotations.NullMarked;
