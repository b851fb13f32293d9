/** The Transformer over libtorch: layers compute, models assemble. */
@NullMarked
package org.injerto.model;

import org.jspecify.annotations.NullMarked;
