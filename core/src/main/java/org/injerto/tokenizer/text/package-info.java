/** Characters and texts that know where their characters come from. Internal to the tokenizers. */
@NullMarked
package org.injerto.tokenizer.text;

import org.jspecify.annotations.NullMarked;
