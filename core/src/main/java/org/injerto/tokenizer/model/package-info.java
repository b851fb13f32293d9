/** How a word is cut into pieces. Internal to the tokenizers. */
@NullMarked
package org.injerto.tokenizer.model;

import org.jspecify.annotations.NullMarked;
