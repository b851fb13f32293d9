/** The parts of tokenizer.json, read with all their problems. Internal to the tokenizers. */
@NullMarked
package org.injerto.tokenizer.json;

import org.jspecify.annotations.NullMarked;
