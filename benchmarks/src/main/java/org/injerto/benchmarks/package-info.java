/** How fast the parts are, by JMH; the peers in Python stand in {@code benchmarks/python}. */
@NullMarked
package org.injerto.benchmarks;

import org.jspecify.annotations.NullMarked;
