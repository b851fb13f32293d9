/** From scratch, frozen or fine-tuned: what pre-training is worth on the same examples. */
@NullMarked
package org.injerto.transfer;

import org.jspecify.annotations.NullMarked;
