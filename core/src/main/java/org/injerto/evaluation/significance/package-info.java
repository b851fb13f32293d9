/** How sure one may be of a score, and of a difference between two systems. */
@NullMarked
package org.injerto.evaluation.significance;

import org.jspecify.annotations.NullMarked;
