/** The classical classifier that one would try first. */
@NullMarked
package org.injerto.baseline;

import org.jspecify.annotations.NullMarked;
