/** How pieces become a text again. Internal to the tokenizers. */
@NullMarked
package org.injerto.tokenizer.decoder;

import org.jspecify.annotations.NullMarked;
