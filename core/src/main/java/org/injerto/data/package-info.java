/** Labelled examples: reading, checking, splitting and batching them. */
@NullMarked
package org.injerto.data;

import org.jspecify.annotations.NullMarked;
