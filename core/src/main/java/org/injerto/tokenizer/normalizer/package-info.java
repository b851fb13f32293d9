/** What is done to a text before it is parted into words. Internal to the tokenizers. */
@NullMarked
package org.injerto.tokenizer.normalizer;

import org.jspecify.annotations.NullMarked;
