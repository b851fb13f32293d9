/** How good predictions are, and how sure one may be of it. */
@NullMarked
package org.injerto.evaluation;

import org.jspecify.annotations.NullMarked;
