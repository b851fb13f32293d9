/**
 * Pickles of PyTorch, read as data: nothing in them is ever imported, called or made but what
 * {@link org.injerto.checkpoint.pickle.AllowedGlobals} lists.
 */
@NullMarked
package org.injerto.checkpoint.pickle;

import org.jspecify.annotations.NullMarked;
