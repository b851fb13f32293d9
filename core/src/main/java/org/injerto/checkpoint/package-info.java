/** Tensors in files: read without trusting them, written so that others read them. */
@NullMarked
package org.injerto.checkpoint;

import org.jspecify.annotations.NullMarked;
